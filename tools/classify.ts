import { createInterface } from "node:readline";
import { classify } from "../core/domain/classification/classify.ts";

/** One report a line on standard input; `callType<TAB>kind<TAB>confidence<TAB>reasons` a line on standard output. */
const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
for await (const line of lines) {
  const { callType, kind, confidence, reasons } = classify(line);
  const columns = [callType, kind ?? "-", confidence.toFixed(2), reasons.join("; ")];
  process.stdout.write(`${columns.join("\t")}\n`);
}
