import {
  type ContactTest,
  type TestPorts,
  testContacts,
} from "../../core/usecases/test-contacts.ts";

/** The weekly schedule. */
export function testContactsRoute(ports: TestPorts, report: (test: ContactTest) => void) {
  return async (): Promise<void> => report(await testContacts(ports));
}
