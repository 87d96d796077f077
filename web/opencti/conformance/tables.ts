import type { ApiType } from "../src/wire/envelope.ts";
import type { Case } from "./case.ts";
import { classicCases } from "./classic.cases.ts";
import { lightningCases } from "./lightning.cases.ts";

/** The cases of one API, in a fixed order. */
export const casesOf = (apiType: ApiType): readonly Case[] => (apiType === "opencti" ? lightningCases : classicCases);
