namespace Patchbay.Salesforce.SignIn;

/// <summary>How Patchbay signs in to an org.</summary>
public enum SignInWay
{
    /// <summary>As the section <c>Salesforce</c> of the settings says.</summary>
    Settings,

    /// <summary>Key and secret of an app; runs as the user that the app's policies name.</summary>
    ClientCredentials,

    /// <summary>An assertion signed with our key; runs as the user that it names.</summary>
    JwtBearer,

    /// <summary>A person allowed it in the browser; runs as that person until it is revoked.</summary>
    WebServer,
}
