using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Settings;
using Patchbay.Runtime.Telephony;

namespace Patchbay.Telephony.Bridge;

/// <summary>Registers the built-in telephony.</summary>
public static class TelephonyRegistration
{
    /// <summary>Adds SIP, media, browsers and recordings. Needs <see cref="TelephonyKeys"/> and an exchange.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="recordingFolder">Where recordings go.</param>
    /// <param name="spokenFolder">Where the spoken words of call flows are kept.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPatchbayTelephony(this IServiceCollection services, string recordingFolder, string spokenFolder)
    {
        services.AddSettings<TelephonyOptions, TelephonyOptionsValidator>("Telephony");
        services.AddSingleton(new RecordingShelf(recordingFolder));
        services.AddSingleton<IRecordingFiles>(provider => provider.GetRequiredService<RecordingShelf>());
        services.AddSingleton<IMessageFiles>(provider => provider.GetRequiredService<RecordingShelf>());
        services.AddSingleton<DeskPhoneAccounts>();
        services.AddSingleton(provider => new Switchboard(
            provider.GetRequiredService<IOptions<TelephonyOptions>>().Value,
            provider.GetRequiredService<TelephonyKeys>(),
            provider.GetRequiredService<RecordingShelf>(),
            provider.GetRequiredService<IExchange>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Switchboard>>(),
            provider.GetRequiredService<DeskPhoneAccounts>(),
            spokenFolder));
        services.AddSingleton<ITelephony>(provider => provider.GetRequiredService<Switchboard>());
        services.AddSingleton<IBrowserAudio>(provider => provider.GetRequiredService<Switchboard>());
        services.AddSingleton<IDeskPhones>(provider => provider.GetRequiredService<Switchboard>());
        services.AddSingleton<ITelephonyFigures>(provider => provider.GetRequiredService<Switchboard>());
        services.AddSingleton<IReactor>(provider => provider.GetRequiredService<Switchboard>());
        services.AddHostedService(provider => provider.GetRequiredService<Switchboard>());
        services.AddHostedService<MessageSweep>();
        return services;
    }
}
