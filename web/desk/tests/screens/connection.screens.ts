import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriersInAllShapes } from "./look";
import { app, cannotRun, SiteRig } from "./siteRig";

let site: SiteRig;

describe.skipIf(cannotRun)("connecting an org", () => {
  beforeAll(async () => {
    site = await SiteRig.start();
  });

  afterEach(() => {
    expect(site.complaints).toEqual([]);
  });

  afterAll(async () => {
    await site.stop();
  });

  test("Whoever has no account is told so in the server's words, and an agent is sent to the phone", async () => {
    const page = await site.open("", { signIn: false });
    await page.getByRole("heading", { name: "Sign in to the desk" }).waitFor();
    const wrong = await barriersInAllShapes(page, "sign-in");
    await site.signIn(page, "ada", "wrong");
    await page.getByText("The user name or the password is wrong.").waitFor();
    await site.signIn(page, "maya");

    await page.getByRole("heading", { name: /Nothing here for you yet, Maya Okafor/ }).waitFor();
    expect(wrong).toEqual([]);
  });

  test("An org is connected by key and secret, and its check tells that all is in order or what is not", async () => {
    const page = await site.open("salesforce/connection");
    await page.getByRole("heading", { name: "No org is connected yet" }).waitFor();
    const wrong = await barriersInAllShapes(page, "no-org");
    await page.getByRole("link", { name: "Connect your org" }).click();
    await page.getByLabel("What you call it").fill("production");
    await page.getByLabel("Its address (My Domain)").fill(site.orgUrl);
    await page.getByRole("radio", { name: /Client credentials/ }).check();
    await page.getByText("Tick Enable Client Credentials Flow.", { exact: true }).waitFor();
    wrong.push(...(await barriersInAllShapes(page, "connect")));
    await page.getByLabel("Consumer key").fill(app.clientId);
    await page.getByLabel("Consumer secret").fill("not the secret");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: /secret|client/i }).waitFor();
    await page.getByLabel("Consumer secret").fill(app.clientSecret);
    await page.keyboard.press("Enter");

    await page.getByRole("heading", { name: "production" }).waitFor();
    await page.getByText(/Ready for calls|All is in order/).waitFor();
    wrong.push(...(await barriersInAllShapes(page, "connected")));
    expect(wrong).toEqual([]);
    expect(new URL(page.url()).search).toBe("?check=production");
  });

  test("A second org is connected by a person's consent and stands beside the first", async () => {
    const page = await site.open(`salesforce/connection/new?way=browser&name=sandbox&address=${encodeURIComponent(site.sandboxUrl)}`);
    await page.getByText("Proof Key for Code Exchange").waitFor();
    await page.getByLabel("Consumer key").fill(app.clientId);
    await page.getByRole("button", { name: "Go on to the consent" }).click();
    const opening = page.context().waitForEvent("page");
    await page.getByRole("link", { name: /Open Salesforce/ }).click();
    const consent = await opening;
    const wrong = await barriersInAllShapes(page, "consent");
    await consent.getByRole("button", { name: "Allow" }).click();
    await consent.getByRole("heading", { name: "Connected", exact: true }).waitFor();

    await page.getByRole("heading", { name: "sandbox" }).waitFor();
    await page.getByRole("button", { name: "Check all" }).click();
    await page.getByText(/Ready for calls|All is in order/).nth(1).waitFor();
    wrong.push(...(await barriersInAllShapes(page, "side-by-side")));
    expect(wrong).toEqual([]);
  });

  test("The second org is connected anew by a certificate that Patchbay made, once it is uploaded there", async () => {
    const page = await site.open(`salesforce/connection/new?way=jwt&name=sandbox&address=${encodeURIComponent(site.sandboxUrl)}`);
    await page.getByText("upload the certificate that Patchbay made").waitFor();
    const wrong = await barriersInAllShapes(page, "connect-jwt");
    await page.getByLabel("Consumer key").fill(app.clientId);
    await page.getByLabel("User name to run as").fill("patchbay.integration@tidewater.example");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: /approved|certificate/i }).waitFor();
    wrong.push(...(await barriersInAllShapes(page, "connect-jwt-refused")));
    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download the certificate" }).click();
    await (await saving).saveAs(site.certificateFile);
    await page.getByRole("button", { name: "Connect", exact: true }).click();

    await page.getByRole("heading", { name: "sandbox", exact: true }).waitFor();
    await page.getByRole("article", { name: "sandbox" }).getByText("Patchbay's own key (JWT)").waitFor();
    await page.getByText(/Ready for calls|All is in order/).waitFor();
    expect(wrong).toEqual([]);
    expect(new URL(page.url()).search).toBe("?check=sandbox");
  });

  test("The check names a missing field and the exact place to make it", async () => {
    const page = await site.open("salesforce/connection");
    await site.trouble({ missing: ["Task.Patchbay_Recording__c", "Task.Patchbay_Interaction_Id__c"] });
    await page.getByRole("button", { name: "Check production" }).click();
    const finding = page.getByRole("listitem").filter({ hasText: "The field Patchbay_Interaction_Id__c is missing" });
    await finding.waitFor();

    await page.reload();
    await finding.getByText("Setup › Object Manager › Activity › Fields & Relationships › New").waitFor();
    expect(await finding.getByRole("link", { name: "Open it" }).getAttribute("href")).toBe(`${site.orgUrl}/lightning/setup/ObjectManager/Activity/FieldsAndRelationships/view`);
    const wrong = await barriersInAllShapes(page, "field-missing");
    await site.trouble({});
    expect(wrong).toEqual([]);
  });

  test("Another org is made live, and one is disconnected, after a question that the keyboard answers", async () => {
    const page = await site.open("salesforce/connection");
    await page.getByRole("button", { name: "Make live sandbox" }).click();
    await page.getByRole("button", { name: "Make sandbox live" }).click();
    await page.getByRole("article", { name: "sandbox" }).getByText("Live", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Disconnect production" }).click();
    // The question is drawn after the click has returned.
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Disconnect production" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Disconnect production" }).click();

    await page.getByRole("heading", { name: "production", exact: true }).waitFor({ state: "detached" });
  });
});
