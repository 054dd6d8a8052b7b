import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { StartFault } from "./start-fault.ts";

export type StartOptions = {
  readonly port: number;
  readonly dataDir?: string;
  /** Kemendagri codes. */
  readonly regions?: readonly string[];
  readonly quiet: boolean;
};

const usage = "Yang ada: --port N, --data FOLDER, --region KODE, --verbose.";
const maxPort = 65_535;

/**
 * Reads the command line of `npm start`.
 *
 * @throws StartFault for anything that is not an option of it.
 */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { port, data, region, verbose } = parsed(args);
  if (data === "") throw new StartFault("--data memerlukan nama folder.");
  return {
    port: portOf(port),
    quiet: !verbose,
    ...(data !== undefined && { dataDir: resolve(data) }),
    ...(region !== undefined && { regions: region }),
  };
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : maxPort + 1;
  if (port > maxPort) throw new StartFault(`Port "${text}" bukan angka 0 sampai ${maxPort}.`);
  return port;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "1120" },
        data: { type: "string" },
        region: { type: "string", multiple: true },
        verbose: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new StartFault(`${refusalOf(error)} ${usage}`, { cause: error });
  }
}

/** Node names what it cannot read in quotes. */
function refusalOf(error: unknown): string {
  const text = error instanceof Error ? error.message : "";
  const named = /'([^']*)'/.exec(text)?.[1] ?? "";
  const isValue = text.startsWith("Option ");
  return isValue ? `Nilai opsi ${named} salah.` : `Opsi tidak dikenal: ${named}.`;
}
