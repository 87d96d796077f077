import { callbackStyle } from "./callbackStyle.ts";
import { doubleListener } from "./doubleListener.ts";
import type { FaultRule } from "./faultRule.ts";
import { ignoredSize } from "./ignoredSize.ts";
import { saveLogUnchecked } from "./saveLogUnchecked.ts";
import { modalOnRing, noReadyClassic, readyTooLate } from "./timing.ts";
import { unknownMember } from "./unknownMember.ts";
import { wrongArgument } from "./wrongArgument.ts";

/** Every rule for the script of an adapter. */
export const faultRules: readonly FaultRule[] = [
  unknownMember,
  wrongArgument,
  callbackStyle,
  doubleListener,
  saveLogUnchecked,
  modalOnRing,
  ignoredSize,
  noReadyClassic,
  readyTooLate,
];
