import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { boardChange } from "../../../core/contracts/board.ts";
import {
  noticeMessage,
  pendingCall,
  preAlertDueMessage,
  rekapDueMessage,
  shipMessage,
  wakeMessage,
} from "../../../core/contracts/events/notice.ts";
import {
  exchangeDocument,
  exchangeMessage,
  exchangeResponse,
} from "../../../core/contracts/exchange/document.ts";
import {
  caseReport,
  dayReport,
  nationalAnswer,
} from "../../../core/contracts/national/case-report.ts";
import { operations } from "../../../core/contracts/operations.ts";
import { refusalResponse } from "../../../core/contracts/refusal.ts";
import { loadExamples } from "../../../tools/docs/examples.ts";

const examples = loadExamples();

const others: Readonly<Record<string, z.core.$ZodType>> = {
  "dispatch.notice.v1": noticeMessage,
  "case.due.v1": wakeMessage,
  "call.pre-alert-due.v1": preAlertDueMessage,
  "case.to-ship.v1": shipMessage,
  "call.pending.v1": pendingCall,
  "board.case": boardChange,
  "board.call": boardChange,
  "board.call-back": boardChange,
  "board.centre": boardChange,
  "board.event": boardChange,
  "board.offer": boardChange,
  "event.rekap-due.v1": rekapDueMessage,
  "exchange.offer": exchangeDocument,
  "exchange.answer": exchangeDocument,
  "exchange.withdrawal": exchangeDocument,
  "exchange.completion": exchangeDocument,
  "exchange.update": exchangeDocument,
  "exchange.response": exchangeResponse,
  "exchange.to-send.v1": exchangeMessage,
  "national.case-report": caseReport,
  "national.day-report": dayReport,
  "national.answer": nationalAnswer,
  refusal: refusalResponse,
};

const schemas: Readonly<Record<string, z.core.$ZodType>> = {
  ...others,
  ...Object.fromEntries(
    operations.flatMap(({ name, request, response }) => [
      ...(request === undefined ? [] : [[`${name}.request`, request] as const]),
      [`${name}.response`, response] as const,
    ]),
  ),
};

describe("the examples of the contracts", () => {
  it("are there for every operation and every event, and for nothing else", () => {
    expect(new Set(Object.keys(examples))).toEqual(new Set(Object.keys(schemas)));
  });

  it.each(Object.keys(schemas))("are valid: %s", (name) => {
    const schema = schemas[name];
    expect(schema).toBeDefined();
    if (schema !== undefined) expect(z.parse(schema, examples[name])).toEqual(examples[name]);
  });

  it("hold no number that could be dialled", () => {
    const numbers = JSON.stringify(examples).match(/\+\d{7,}/g) ?? [];

    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter((number) => !number.startsWith("+620"))).toEqual([]);
  });
});

it("refuses fields that a request does not have, so that a misspelt one is noticed", () => {
  for (const { name, request } of operations) {
    if (request === undefined) continue;
    const example = examples[`${name}.request`];
    const strange = { ...(example as object), unknownField: 1 };
    expect(z.safeParse(request, strange).success, name).toBe(false);
  }
});
