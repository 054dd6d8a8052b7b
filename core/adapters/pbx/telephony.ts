import { type PbxCommand, pbxAccepted } from "../../contracts/pbx/command.ts";
import { pbxSignatureHeader } from "../../contracts/pbx/signature.ts";
import { DialRefused, NoLineFree } from "../../usecases/call-out.ts";
import type { Clock, Telephony } from "../../usecases/ports.ts";
import { type PbxKeys, signatureOf } from "./signature.ts";

/** A PBX stands in the same town or behind one tunnel. Unit: ms. Chosen, not measured. */
const timeoutMs = 3_000;

/** A longer answer is not by the contract. Unit: bytes. */
const longestAnswer = 4_096;

/** The PBX did not take a command: it is down, or it refused. */
export class PbxFault extends Error {
  override readonly name = "PbxFault";
}

/** The address of the PBX is no place that a signed command may be sent to. */
export class PbxAddressFault extends Error {
  override readonly name = "PbxAddressFault";
}

/**
 * Telephony through an IP PBX at home, by signed HTTP commands. The address is the deployment's, never a request's;
 * redirects are refused.
 *
 * @param keyId the newest key in use
 * @throws PbxAddressFault when the address is not https (http only on this machine, for the local system)
 */
export function pbxTelephony(options: {
  readonly address: string;
  readonly keys: PbxKeys;
  readonly keyId: string;
  readonly clock: Clock;
}): Telephony {
  const url = commandUrl(options.address);
  const send = (command: PbxCommand) => sendCommand({ ...options, url }, command);
  return {
    dial: (call) => send({ kind: "dial", ...call }),
    async transfer({ callId, to }) {
      await send({ kind: "transfer", callId, to });
    },
  };
}

/** @throws PbxAddressFault */
export function commandUrl(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw new PbxAddressFault("the PBX's address is no URL");
  const here = url.protocol === "http:" && url.hostname === "127.0.0.1";
  if (url.protocol !== "https:" && !here)
    throw new PbxAddressFault("the PBX's address must be https");
  if (url.username !== "" || url.search !== "" || url.hash !== "") {
    throw new PbxAddressFault("the PBX's address may hold neither user nor query");
  }
  return `${url.href.replace(/\/$/, "")}/commands`;
}

async function sendCommand(
  way: { url: string; keys: PbxKeys; keyId: string; clock: Clock },
  command: PbxCommand,
): Promise<{ readonly contactId: string }> {
  const key = await way.keys.key("to-pbx", way.keyId);
  if (key === undefined) throw new PbxFault(`key ${way.keyId} is not in use`);
  const body = JSON.stringify(command);
  const answer = await fetched(way.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      [pbxSignatureHeader]: signatureOf(key, way.keyId, way.clock.now(), body),
    },
    body,
  });
  if (!answer.ok) throw refusedWith(answer.status, command.kind);
  const taken = pbxAccepted.safeParse(parsed(answer.text));
  if (!taken.success) throw new PbxFault("the PBX's answer is not by the contract");
  return taken.data;
}

/** Answers that the same command would get again. 409: the call is not in a state to be put through. */
const finalAnswers: Readonly<Record<PbxCommand["kind"], readonly number[]>> = {
  dial: [400, 404, 422],
  transfer: [400, 404, 409, 422],
};

/** All lines taken: later. A command that the PBX will never take: not again. Anything else: it is down. */
function refusedWith(status: number, kind: PbxCommand["kind"]): Error {
  const said = `the PBX answered ${status}`;
  if (status === 429) return new NoLineFree(said);
  return finalAnswers[kind].includes(status) ? new DialRefused(said) : new PbxFault(said);
}

async function fetched(
  url: string,
  request: RequestInit,
): Promise<{ readonly ok: boolean; readonly status: number; readonly text: string }> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, { ...request, redirect: "error", signal });
    return { ok: answer.ok, status: answer.status, text: await beginningOf(answer) };
  } catch (cause) {
    if (cause instanceof PbxFault) throw cause;
    throw new PbxFault("the PBX does not answer", { cause });
  }
}

/** Reads no more than an answer by the contract can be, whatever is sent. */
async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > longestAnswer) throw new PbxFault("the PBX's answer is too long");
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
