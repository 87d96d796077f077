using System.Globalization;
using Patchbay.DemoOrg;

namespace Patchbay.Cli.Demo;

/// <summary>Shows an Open CTI adapter live in the demo org, with a log of what it calls and gets.</summary>
internal static class AdapterDemo
{
    internal static async Task<int> RunAsync(AdapterWish wish, CancellationToken cancellationToken)
    {
        var org = $"http://localhost:{DemoPorts.Choose(anyFree: false).Org.ToString(CultureInfo.InvariantCulture)}";
        var isAddress = Uri.TryCreate(wish.Where, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        var (folder, page) = isAddress ? ("", "") : AdapterFolder.Find(wish.Where);
        var (callCenter, layout, apex) = AdapterFiles.Find(wish, folder);
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
                    CallCenterFile = callCenter,
                    LayoutFile = layout,
                    ApexFile = apex,
                    Sandbox = wish.Sandbox,
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
