using System.Globalization;
using System.Runtime.InteropServices;

namespace Patchbay.Cli.Doctor;

/// <summary>Looks at the machine: clock, libraries, limits.</summary>
internal static class MachineLook
{
    private const int LeastFiles = 4096;

    internal static IEnumerable<Finding> All() => [Clock(), OpenSsl(), OpenFiles()];

    private static Finding Clock()
    {
        if (File.Exists("/run/systemd/timesync/synchronized")) return new(Verdict.Ok, "clock", "It is kept right by the network.");
        return ProgramLook.Ask("timedatectl", "show -p NTPSynchronized --value") switch
        {
            "yes" => new(Verdict.Ok, "clock", "It is kept right by the network."),
            "no" => new(Verdict.Look, "clock", "Nobody keeps it right.", "timedatectl set-ntp true; sign-ins at Salesforce fail when it is minutes off."),
            _ => new(Verdict.Look, "clock", "Whether somebody keeps it right is not known here.", "See that chrony or systemd-timesyncd runs."),
        };
    }

    private static Finding OpenSsl()
    {
        if (!NativeLibrary.TryLoad("libssl.so.3", out var library))
            return new(Verdict.Wrong, "openssl", "libssl.so.3 is not there.", "Install OpenSSL 3 (Debian: libssl3): browsers' audio and TLS need it.");
        NativeLibrary.Free(library);
        return new(Verdict.Ok, "openssl", "OpenSSL 3 is there.");
    }

    private static Finding OpenFiles()
    {
        const string limits = "/proc/self/limits";
        var line = File.Exists(limits) ? Array.Find(File.ReadAllLines(limits), text => text.StartsWith("Max open files", StringComparison.Ordinal)) : null;
        // .NET raises the soft limit to the hard one at start, so the second figure counts.
        var words = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not { Length: > 4 } || !long.TryParse(words[4], NumberStyles.None, CultureInfo.InvariantCulture, out var most))
            return new(Verdict.Ok, "files", "Open files are not limited.");
        return most < LeastFiles
            ? new(Verdict.Look, "files", $"At most {most} files may be open; a call needs up to 6.", "LimitNOFILE=65536 in the systemd unit, or ulimit -n.")
            : new(Verdict.Ok, "files", $"{most} files may be open.");
    }
}
