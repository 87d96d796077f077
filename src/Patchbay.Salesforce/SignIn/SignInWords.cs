using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.SignIn;

/// <summary>Says in one sentence, with the place to click, why a sign-in is refused.</summary>
public static class SignInWords
{
    private const string App = "Setup › External Client App Manager › your app";

    /// <summary>Words a refusal.</summary>
    /// <param name="fault">What came back.</param>
    /// <returns>One or two sentences for the administrator. They quote no secret.</returns>
    public static string Of(SalesforceFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Of(fault.Error.Code, fault.Error.Message);
    }

    /// <summary>Words a refusal.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="description">Salesforce's own words; empty when there are none.</param>
    /// <returns>One or two sentences.</returns>
    public static string Of(string code, string description) => code switch
    {
        "invalid_client_id" => $"Salesforce does not know this consumer key. Copy it again from {App} › Settings › OAuth Settings › Consumer Key and Secret; a new app is known after up to ten minutes.",
        "invalid_client" => $"The consumer secret is wrong. Copy it again from {App} › Settings › OAuth Settings › Consumer Key and Secret.",
        "invalid_grant" => OfGrant(description ?? ""),
        "unsupported_grant_type" or "unauthorized_client" => $"The app does not allow this way of signing in. Tick it at {App} › Settings › OAuth Settings › Flow Enablement.",
        "invalid_request" => $"Salesforce did not understand the request ({description}). Is the address the org's My Domain, such as https://acme.my.salesforce.com?",
        "redirect_uri_mismatch" => $"The app names another callback address. Put ours at {App} › Settings › OAuth Settings › Callback URL.",
        "invalid_scope" => $"The app lacks a scope. Add “Manage user data via APIs (api)” and “Perform requests at any time (refresh_token, offline_access)” at {App} › Settings › OAuth Settings.",
        "inactive_user" => "The user it runs as is not active. See Setup › Users.",
        "inactive_org" => "The org is locked or its trial is over.",
        "access_denied" => "The person refused, or may not use this app.",
        "rate_limit_exceeded" => "Salesforce has seen too many sign-ins in a short time; it goes on in some minutes.",
        KnownOrg.WrongOrg => $"{description} It is refused, so that two orgs are not mixed. Connect the other org under a name of its own.",
        TokenEndpoint.SecretLost => "The secret of this org cannot be opened with the present master key. Connect it again with: patchbay org connect",
        "INVALID_SESSION_ID" => "Salesforce ended the session and gives no other. Look at the user's login history: Setup › Login History.",
        "NO_ANSWER" or "TIMED_OUT" => "Nothing answers at this address. Is it the org's My Domain (Setup › My Domain), and may this machine reach it?",
        "BAD_TOKEN_ANSWER" => "What answers at this address is no Salesforce org. Use the org's My Domain (Setup › My Domain).",
        _ => $"Salesforce refuses the sign-in: {description} ({code}).",
    };

    /// <summary>The same code stands for many things; the description tells which.</summary>
    private static string OfGrant(string description)
    {
        bool Says(string words) => description.Contains(words, StringComparison.OrdinalIgnoreCase);
        if (Says("audience")) return "The audience is wrong: it is https://login.salesforce.com for production and https://test.salesforce.com for a sandbox.";
        if (Says("expired assertion")) return "Salesforce finds our assertion too old or too new: the clock of this machine is wrong by minutes. Let it follow a time server (timedatectl).";
        if (Says("approved")) return $"The user is not approved for the app. {App} › Policies › OAuth Policies: Permitted Users “Admin approved users are pre-authorized”, and choose a permission set that the user has.";
        if (Says("no client credentials user")) return $"The app names no user to run as. {App} › Policies › OAuth Flows and External Client App Enhancements › Client Credentials Flow: Run As.";
        if (Says("request not supported")) return "This address does not take it. Use the org's My Domain (Setup › My Domain), not login.salesforce.com.";
        if (Says("assertion")) return $"Salesforce does not accept our signature. Upload the certificate that patchbay made: {App} › Settings › OAuth Settings › Enable JWT Bearer Flow.";
        if (Says("authorization code") || Says("code verifier")) return "The code was used, is too old, or belongs to another request. Start again.";
        if (Says("token") || Says("revoked")) return "The permission was revoked or has expired. Connect the org again; a person must agree once more.";
        if (Says("inactive")) return "The user it runs as is not active. See Setup › Users.";
        return $"Salesforce refuses the sign-in: {description}. Look at Setup › Login History for the reason.";
    }
}
