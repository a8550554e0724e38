"""What Chromium is tried with, in Firefox: one of each kind that a browser could do in its own way.

Left out is what Playwright cannot ask of Firefox: touch, print as a medium, pages without scripts, an answer in the place of the host's.
"""

from tests.browser.test_board import board as board
from tests.browser.test_board import (
    test_a_keyboard_moves_a_card_by_its_dialog as test_a_keyboard_moves_a_card_by_its_dialog,
)
from tests.browser.test_board import test_a_mouse_drags as test_a_mouse_drags
from tests.browser.test_check import test_answers_reach_the_form as test_answers_reach_the_form
from tests.browser.test_check import test_files_are_read_and_reported as test_files_are_read_and_reported
from tests.browser.test_check import test_the_form_opens_a_filled_pdf as test_the_form_opens_a_filled_pdf
from tests.browser.test_deck import test_cards_are_dealt_one_at_a_time as test_cards_are_dealt_one_at_a_time
from tests.browser.test_form import test_a_keyboard_is_enough as test_a_keyboard_is_enough
from tests.browser.test_form import (
    test_an_error_that_appears_does_not_swallow_the_click as test_an_error_that_appears_does_not_swallow_the_click,
)
from tests.browser.test_form import test_rows_are_added_and_removed as test_rows_are_added_and_removed
from tests.browser.test_form_files import (
    test_a_file_dropped_on_the_page_is_opened as test_a_file_dropped_on_the_page_is_opened,
)
from tests.browser.test_form_files import (
    test_the_saved_file_is_what_python_understands as test_the_saved_file_is_what_python_understands,
)
from tests.browser.test_form_kept import (
    test_leaving_at_once_loses_nothing as test_leaving_at_once_loses_nothing,
)
from tests.browser.test_form_kept import (
    test_nobody_is_kept_who_said_no as test_nobody_is_kept_who_said_no,
)
from tests.browser.test_group import test_answers_side_by_side as test_answers_side_by_side
from tests.browser.test_group import test_sheets_are_typed_from_paper as test_sheets_are_typed_from_paper
from tests.browser.test_kept import test_all_sets_stand_in_words as test_all_sets_stand_in_words
from tests.browser.test_match import test_two_profiles_side_by_side as test_two_profiles_side_by_side
from tests.browser.test_order import test_a_keyboard_orders as test_a_keyboard_orders
from tests.browser.test_packs import test_the_file_in_its_number as test_the_file_in_its_number
from tests.browser.test_site import (
    test_enter_opens_the_first_hit_at_the_very_word as test_enter_opens_the_first_hit_at_the_very_word,
)
from tests.browser.test_site import test_search_by_keyboard as test_search_by_keyboard
