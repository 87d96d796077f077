namespace Patchbay.Audit.Rules;

/// <summary>Kinds of facts that rules and the parser tell.</summary>
internal static class FactKind
{
    /// <summary>Host of an adapter.</summary>
    internal const string AdapterHost = "adapterHost";

    /// <summary>Visualforce page that is an adapter, without its namespace.</summary>
    internal const string AdapterPage = "adapterPage";

    /// <summary>Namespace of a telephony vendor.</summary>
    internal const string VendorNamespace = "vendorNamespace";

    /// <summary>Utility bar that holds the softphone.</summary>
    internal const string SoftphoneBar = "softphoneBar";

    /// <summary>App that shows the softphone.</summary>
    internal const string App = "app";

    /// <summary>Canvas app that is an adapter.</summary>
    internal const string CanvasApp = "canvasApp";

    /// <summary>Apex method that an adapter runs.</summary>
    internal const string RunApexTarget = "runApexTarget";

    /// <summary>Object or page that is popped.</summary>
    internal const string PoppedObject = "poppedObject";

    /// <summary>Field that is logged.</summary>
    internal const string LoggedField = "loggedField";

    /// <summary>Apex method that can be run, told by the parser.</summary>
    internal const string WebServiceMethod = "webServiceMethod";

    /// <summary>The same with its types: <c>String Class.method(String name, Integer count)</c>.</summary>
    internal const string WebServiceSignature = "webServiceSignature";
}
