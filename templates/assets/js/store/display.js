/** Choices of display kept on the device. Where storage is forbidden (private windows, policies) a choice lasts for the page. */

import { storage } from "./storage.js";

const local = storage("localStorage");

export const kept = (key) => local.read(`brobygger:${key}`) ?? null;
export const keep = (key, value) => local.write(`brobygger:${key}`, value);
