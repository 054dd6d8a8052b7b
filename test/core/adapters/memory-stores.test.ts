import { MemoryCallBacks } from "../../../core/adapters/memory/call-back-store.ts";
import { MemoryCalls } from "../../../core/adapters/memory/call-store.ts";
import { memoryCaseStore } from "../../../core/adapters/memory/case-store.ts";
import { memoryLivingStore } from "../../../core/adapters/memory/living-store.ts";
import { aLiving } from "../../support/async-world.ts";
import { callBackStoreContract } from "./call-back-store.contract.ts";
import { callStoreContract } from "./call-store.contract.ts";
import { callerRecordContract } from "./caller-record.contract.ts";
import { caseAnswersContract } from "./case-answers.contract.ts";
import { caseSavesContract } from "./case-saves.contract.ts";
import { caseStoreContract } from "./case-store.contract.ts";
import { caseWordsContract } from "./case-words.contract.ts";
import { livingStoreContract } from "./living-store.contract.ts";

async function open() {
  const calls = new MemoryCalls("Asia/Jakarta");
  return { cases: memoryCaseStore(calls), calls: calls.store };
}

caseStoreContract(open);
caseWordsContract(open);
caseAnswersContract(open);
caseSavesContract(open);
callStoreContract(open);
callerRecordContract(open);
callBackStoreContract(async () => {
  const callBacks = new MemoryCallBacks("Asia/Jakarta");
  const cases = memoryCaseStore(new MemoryCalls("Asia/Jakarta"), callBacks);
  return { cases, callBacks: callBacks.store };
});
livingStoreContract(async () => memoryLivingStore(aLiving()));
