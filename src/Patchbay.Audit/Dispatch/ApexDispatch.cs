using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Dispatch;

/// <summary>
/// Writes the Apex class that runs what adapters call with <c>runApex</c>. Apex cannot call a static method by its name, so that each one needs a line; a host that may
/// not call <c>/services/Soap/class/…</c> asks this class instead.
/// </summary>
public static class ApexDispatch
{
    /// <summary>Name of the class.</summary>
    public const string ClassName = "PatchbayApexDispatch";

    /// <summary>Makes the class and its metadata.</summary>
    /// <param name="report">An audit of the adapters and of the Apex they run.</param>
    /// <returns>File names with their texts; empty when no method is known that an adapter runs.</returns>
    public static IReadOnlyList<(string Name, string Text)> Files(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Methods(report.Inventory) is { Count: > 0 } methods ? [($"{ClassName}.cls", Class(methods)), ($"{ClassName}.cls-meta.xml", Metadata)] : [];
    }

    /// <summary>Tells which methods have no line, because their Apex was not among the sources.</summary>
    /// <param name="report">The audit.</param>
    public static IReadOnlyList<string> Missing(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var known = Methods(report.Inventory);
        return [.. report.Inventory.RunApexTargets.Select(static one => one.Name).Where(target => !known.Exists(method => Fits(method, target)))];
    }

    private const string Metadata = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">
            <apiVersion>67.0</apiVersion>
            <status>Active</status>
        </ApexClass>

        """;

    private static List<ApexMethod> Methods(Inventory inventory) =>
        [.. inventory.RunApexSignatures.OrEmpty().Select(ApexMethod.Read).OfType<ApexMethod>().OrderBy(static one => one.Name, StringComparer.OrdinalIgnoreCase)];

    private static bool Fits(ApexMethod method, string target)
    {
        var name = string.Join('.', target.Split('.')[^2..]);
        return method.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || $"{method.Class}.*".Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static string Class(List<ApexMethod> methods)
    {
        var cases = string.Concat(methods.Select(Case));
        var converters = ApexText.Converters(methods.SelectMany(static one => one.Parameters).Select(static one => one.Type));
        return $$"""
            /**
             * Runs the Apex methods that adapters call with runApex: Apex cannot call a static method by its name, so each one has a line.
             * Written by patchbay audit --dispatch; write it anew when an adapter calls another method.
             * The method's own class decides on sharing and rights, as it did when the adapter called it.
             */
            global inherited sharing class {{ClassName}} implements Callable {
                /**
                 * @param action Class.method, in any letters
                 * @param args what methodParams said: the name of each parameter and its value as text
                 * @return what the method returned, as text
                 */
                global Object call(String action, Map<String, Object> args) {
                    switch on action.toLowerCase() {
            {{cases}}            when else {
                            throw new UnknownMethodException('{{ClassName}} has no line for ' + action);
                        }
                    }
                }

                global class UnknownMethodException extends Exception {}
            {{converters}}}

            """;
    }

    private static string Case(ApexMethod method)
    {
        var call = $"{method.Name}({string.Join(", ", method.Parameters.Select(static one => ApexText.Argument(one.Type, one.Name)))})";
        var body = method.Returns.Equals("void", StringComparison.OrdinalIgnoreCase) ? $"{call};\n                return '';" : $"return {ApexText.Result(method.Returns, call)};";
#pragma warning disable CA1308 // Apex compares with what toLowerCase gives.
        return $$"""
                        when '{{method.Name.ToLowerInvariant()}}' {
                            {{body}}
                        }

            """;
#pragma warning restore CA1308
    }
}
