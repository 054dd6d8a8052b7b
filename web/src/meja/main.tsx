import { startPage } from "../start.tsx";
import { frameTelephony } from "../telephony.ts";
import { Desk } from "./desk.tsx";

const telephony = frameTelephony(window);
void startPage((page) => <Desk page={page} telephony={telephony} />);
