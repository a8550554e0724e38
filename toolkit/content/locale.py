from toolkit.locale import LANGUAGES, bilingual, one_language, say, words  # noqa: F401
