using System.Globalization;
using Patchbay.DemoOrg;

namespace Patchbay.Cli.Demo;

/// <summary>Shows an Open CTI adapter live in the demo org, with a log of what it calls and gets.</summary>
internal static class AdapterDemo
{
    internal static async Task<int> RunAsync(AdapterWish wish, CancellationToken cancellationToken)
    {
        AdapterFiles.Check(wish);
        var org = $"http://localhost:{DemoPorts.Choose(anyFree: false).Org.ToString(CultureInfo.InvariantCulture)}";
        var isAddress = Uri.TryCreate(wish.Where, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        var (folder, page) = isAddress ? ("", "") : AdapterFolder.Find(wish.Where);
        await using var files = isAddress ? null : await AdapterFolder.StartAsync(folder, page, new Uri(org), cancellationToken);
        var keep = wish.DataFolder is not null;
        var data = keep ? Path.GetFullPath(wish.DataFolder!) : Directory.CreateTempSubdirectory("patchbay-demo-").FullName;
        try
        {
            await using var app = DemoOrgHost.Build(new()
            {
                DataFolder = data,
                // Whoever tries an adapter wants the record found that was just made.
                SearchIndexDelay = TimeSpan.Zero,
                ListenUrl = org,
                Adapter = new()
                {
                    Url = files?.Page ?? address!,
                    ScriptFolder = Scripts(),
                    CallCenterFile = wish.CallCenterFile ?? CallCenterIn(folder),
                    LayoutFile = wish.LayoutFile ?? FileIn(folder, "softphone-layout.json"),
                    ApexFile = wish.ApexFile ?? FileIn(folder, "apex.json"),
                    IsSandboxed = wish.IsSandboxed,
                    IsStrict = wish.IsStrict,
                    HasMicrophone = wish.HasMicrophone,
                },
            });
            await app.StartAsync(cancellationToken);
            Greet(org, isAddress);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        finally
        {
            if (!keep) Directory.Delete(data, recursive: true);
        }
    }

    private static void Greet(string org, bool isAddress)
    {
        Console.WriteLine($"Open {org}/ (as in Lightning) or {org}/home/home.jsp (as in Classic).");
        Console.WriteLine("The adapter is in the utility bar at the bottom; what it calls and gets is listed at the right.");
        Console.WriteLine(isAddress
            ? $"Its script tag loads {org}/opencti/lightning.js (Lightning) or {org}/opencti/classic.js (Classic)."
            : "Its script tag may stay as it is when it names /support/api/..., or load /opencti/lightning.js or /opencti/classic.js.");
        Console.WriteLine("Ctrl-C stops everything.");
    }

    private static string? FileIn(string folder, string name) =>
        folder.Length > 0 && Path.Combine(folder, name) is var path && File.Exists(path) ? path : null;

    // An adapter's folder usually has its call center definition; one that is not alone must be named.
    private static string? CallCenterIn(string folder) => folder.Length > 0
        && Directory.GetFiles(folder, "*.xml").Where(static file => File.ReadAllText(file).Contains("<callCenter", StringComparison.OrdinalIgnoreCase)).ToArray() is [var only]
        ? only
        : null;

    private static string Scripts()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var scripts = Path.Combine(folder.FullName, "web", "opencti", "dist");
            if (File.Exists(Path.Combine(scripts, "host.js"))) return scripts;
        }

        throw new DemoPartFault("The Open CTI scripts are missing. Build them: npm ci --prefix web && npm run build --prefix web");
    }
}
