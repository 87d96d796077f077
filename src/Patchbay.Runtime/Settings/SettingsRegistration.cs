using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Patchbay.Runtime.Settings;

/// <summary>Reads what an operator sets, one section for each part of the program.</summary>
public static class SettingsRegistration
{
    /// <summary>Binds a section to its options and checks them at start. A name that means nothing is an error: it is a misspelt one.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <typeparam name="TValidator">What checks them.</typeparam>
    /// <param name="services">The services to add to.</param>
    /// <param name="section">The section, such as <c>Telephony</c>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSettings<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptionsWithValidateOnStart<TOptions, TValidator>()
            .Configure<IConfiguration>((_, configuration) => Refuse<TOptions>(configuration, section))
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true);
        return services;
    }

    private static void Refuse<TOptions>(IConfiguration configuration, string section)
    {
        string[] wrong = [.. SettingNames.Mistakes(configuration.GetSection(section), typeof(TOptions)).Select(m => m.Sentence + SettingOrigin.Words(configuration, m.Path))];
        if (wrong.Length > 0) throw new OptionsValidationException(section, typeof(TOptions), wrong);
    }
}
