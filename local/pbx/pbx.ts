import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { pbxCommand } from "../../core/contracts/pbx/command.ts";
import { pbxSignatureHeader } from "../../core/contracts/pbx/signature.ts";
import type { VirtualClock } from "../clock.ts";
import { Telephones } from "../connect/telephones.ts";
import { answerJson, jsonIn, textOf } from "../http/plain.ts";
import { Exchange, type Extension } from "./exchange.ts";
import { isFromCentre, type TechnicianKeys } from "./keys.ts";
import { Messenger, type PostEvent } from "./messenger.ts";
import { PbxRefusal } from "./refusal.ts";

/** How one region's PBX is connected to the centre. */
export type PbxConnection = {
  readonly code: string;
  readonly extensions: readonly Extension[];
  /** Calls that it can carry at once. */
  readonly channels?: number;
  readonly keys: TechnicianKeys;
  readonly post: PostEvent;
};

export type LocalPbx = {
  /** What telephones outside do when they ring; the same world for every telephone system. */
  readonly telephones: Telephones;
  /** Address that a region's commands go to, without `/commands`. */
  address(code: string): string;
  /** From now on the region's PBX takes calls. */
  connect(connection: PbxConnection): void;
  region(code: string): Exchange | undefined;
  /** Kemendagri codes of the regions that are connected. */
  codes(): readonly string[];
  /** Events of a region that wait, and those that the centre refused. */
  messages(code: string): ReturnType<Messenger["state"]> | undefined;
  close(): Promise<void>;
};

type Connected = {
  readonly exchange: Exchange;
  readonly messenger: Messenger;
  readonly keys: TechnicianKeys;
};

/** No command is longer. Unit: bytes. */
const longestCommand = 8_192;

/** The IP PBXes of the simulated regions: one HTTP server that takes signed commands for all of them. */
export async function startPbx(options: {
  readonly clock: VirtualClock;
  /** What telephones outside do when they ring. */
  readonly telephones?: Telephones;
}): Promise<LocalPbx> {
  const { clock, telephones = new Telephones() } = options;
  const regions = new Map<string, Connected>();

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const code = /^\/([\d.]{2,5})\/commands$/.exec(request.url ?? "")?.[1] ?? "";
    const region = regions.get(code);
    if (region === undefined || request.method !== "POST" || body.length > longestCommand) {
      return answerJson(response, 404, {});
    }
    const message = { header: String(request.headers[pbxSignatureHeader]), body };
    if (!(await isFromCentre(region.keys, clock.now(), message)))
      return answerJson(response, 401, {});
    const command = pbxCommand.safeParse(jsonIn(body));
    if (!command.success) return answerJson(response, 400, { problem: "not by the contract" });
    answerJson(response, 200, { contactId: region.exchange.obey(command.data) });
  }

  const server = createServer((request, response) => {
    const end = clock.begin();
    receive(request, response)
      .catch((error: unknown) =>
        answerJson(response, error instanceof PbxRefusal ? error.status : 500, {}),
      )
      .finally(end);
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    telephones,
    address: (code) => `http://127.0.0.1:${port}/${code}`,
    connect({ code, extensions, channels, ...way }) {
      const messenger = new Messenger({ clock, ...way });
      const send: Messenger["send"] = (event, taken) => messenger.send(event, taken);
      const exchange = new Exchange({ clock, extensions, channels, telephones, send });
      exchange.start();
      regions.set(code, { exchange, messenger, keys: way.keys });
    },
    region: (code) => regions.get(code)?.exchange,
    codes: () => [...regions.keys()],
    messages: (code) => regions.get(code)?.messenger.state(),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
