import { isFramed } from "../framed.ts";
import { connectTelephony } from "../phone/connect-telephony.ts";
import { pageTelephony } from "../phone/page-telephony.ts";
import { startPage } from "../start.tsx";
import { Desk } from "./desk.tsx";

// The workspace waits 5 s for an app to speak, so this comes before anything is fetched.
const telephony = isFramed(window) ? connectTelephony() : pageTelephony();
void startPage((page) => <Desk page={page} telephony={telephony} />);
