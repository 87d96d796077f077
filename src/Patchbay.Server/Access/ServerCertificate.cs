using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Patchbay.Server.Access;

/// <summary>
/// The certificate of the web server, from two PEM files. When the files change, new connections get the new one; a pair that does not fit
/// together is told and the old one stays.
/// </summary>
public sealed class ServerCertificate : BackgroundService
{
    private static readonly TimeSpan lookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan remindEvery = TimeSpan.FromDays(1);
    private static readonly TimeSpan soon = TimeSpan.FromDays(14);

    private readonly ServerOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private volatile Loaded? loaded;
    private string failure = "";
    private DateTimeOffset remindAt;

    /// <summary>Reads the files.</summary>
    /// <param name="options">Where they are.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where changes are told.</param>
    /// <exception cref="ServerFault">They cannot be read, or do not belong together.</exception>
    public ServerCertificate(IOptions<ServerOptions> options, TimeProvider time, ILogger<ServerCertificate> logger)
    {
        (this.options, this.time, this.logger) = (options.Value, time, logger);
        if (this.options.CertificateFile is not null) loaded = Load(Texts());
    }

    private sealed record Loaded((string Certificate, string Key) Texts, X509Certificate2 Leaf, SslStreamCertificateContext Context);

    /// <summary>Until when it holds; null when there is none.</summary>
    public DateTimeOffset? ExpiresAt => loaded is { } now ? new DateTimeOffset(now.Leaf.NotAfter.ToUniversalTime(), TimeSpan.Zero) : null;

    /// <summary>Makes Kestrel use it for addresses that begin with https.</summary>
    /// <param name="builder">The server's builder.</param>
    /// <exception cref="ServerFault">Such an address is set and no certificate is.</exception>
    internal static void Use(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServerCertificate>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ServerCertificate>());
        if (builder.Configuration["Server:CertificateFile"] is null)
        {
            if (builder.Configuration["Server:Listen"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) is true)
                throw new ServerFault("Server:Listen begins with https, so Server:CertificateFile and Server:CertificateKeyFile must name a certificate and its key.");
            return;
        }

        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            var certificate = kestrel.ApplicationServices.GetRequiredService<ServerCertificate>();
            https.ServerCertificateSelector = (_, _) => certificate.loaded!.Leaf;
            // The selector alone would not send the certificates between ours and the root.
            https.OnAuthenticate = (_, tls) => (tls.ServerCertificateSelectionCallback, tls.ServerCertificateContext) = (null, certificate.loaded!.Context);
        }));
    }

    /// <summary>Reads a certificate and its key as the server would.</summary>
    /// <param name="certificateFile">PEM: the server's own certificate first, then those between it and the root.</param>
    /// <param name="keyFile">PEM, not encrypted.</param>
    /// <returns>Until when it holds.</returns>
    /// <exception cref="ServerFault">They cannot be read, or do not belong together.</exception>
    public static DateTimeOffset Check(string certificateFile, string? keyFile)
    {
        var checkedPair = Load((Read(certificateFile, "Server:CertificateFile"), Read(keyFile ?? certificateFile, "Server:CertificateKeyFile")), certificateFile, keyFile ?? certificateFile);
        return new(checkedPair.Leaf.NotAfter.ToUniversalTime(), TimeSpan.Zero);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (loaded is null) return;
        using var timer = new PeriodicTimer(lookEvery, time);
        do
        {
            Look();
            Remind();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Look()
    {
        try
        {
            var texts = Texts();
            if (texts == loaded!.Texts) return;
            loaded = Load(texts);
            failure = "";
            logger.CertificateReplaced(ExpiresAt!.Value);
        }
        catch (ServerFault fault)
        {
            // Whoever renews it writes two files, one after the other; the next look finds both.
            if (failure != fault.Message) logger.CertificateNotReplaced(fault.Message);
            failure = fault.Message;
        }
    }

    private void Remind()
    {
        var now = time.GetUtcNow();
        if (ExpiresAt - now > soon || now < remindAt) return;
        remindAt = now + remindEvery;
        logger.CertificateExpires(ExpiresAt!.Value);
    }

    private (string Certificate, string Key) Texts() => (
        Read(options.CertificateFile!, "Server:CertificateFile"), Read(options.CertificateKeyFile ?? options.CertificateFile!, "Server:CertificateKeyFile"));

    private Loaded Load((string Certificate, string Key) texts) => Load(texts, options.CertificateFile!, options.CertificateKeyFile ?? options.CertificateFile!);

    private static Loaded Load((string Certificate, string Key) texts, string certificateFile, string keyFile)
    {
        if (texts.Key.Contains("ENCRYPTED PRIVATE KEY", StringComparison.Ordinal))
            throw new ServerFault($"The key in {keyFile} is encrypted (Server:CertificateKeyFile). Give it without a password, readable by Patchbay's account only.");
        try
        {
            X509Certificate2Collection all = [];
            all.ImportFromPem(texts.Certificate);
            if (all.Count == 0) throw new ServerFault($"There is no certificate in {certificateFile} (Server:CertificateFile); it must be PEM.");
            var leaf = X509Certificate2.CreateFromPem(texts.Certificate, texts.Key);
            all.RemoveAt(0);
            return new(texts, leaf, SslStreamCertificateContext.Create(leaf, all, offline: true));
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            throw new ServerFault($"The key in {keyFile} is not the one of the certificate in {certificateFile}, or one of them is no PEM (Server:CertificateKeyFile).");
        }
    }

    private static string Read(string file, string setting)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ServerFault($"{file} cannot be read: {failure.Message} ({setting}).");
        }
    }
}
