using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Settings;

namespace Patchbay.Runtime.Tests.Settings;

public sealed class SettingNamesTests
{
    [Theory]
    [InlineData("Bell:Enabld", "true", "There is no setting Bell:Enabld. Nearest: Enabled")]
    [InlineData("Bell:Pause", "soon", "Bell:Pause is soon, and must be a time such as 00:00:30, or 1.00:00:00 for a day.")]
    [InlineData("Bell:Enabled", "yes", "Bell:Enabled is yes, and must be true or false.")]
    [InlineData("Bell:Most", "12", "Bell:Most is 12, and must be between 1 and 5.")]
    [InlineData("Bell:Most", "many", "Bell:Most is many, and must be a whole number.")]
    [InlineData("Bell:Tone", "Hihg", "Bell:Tone is Hihg, and must be one of Low, High. Nearest: High, Low.")]
    [InlineData("Bell:Country", "sweden", "Bell:Country does not have the form that it must have, which is ^[A-Z]{2}$")]
    [InlineData("Bell:Users:0:Name", "maya", "Bell:Users:0 must be one value: Bell:Users is a table of names with a value each, { \"NAME\": \"VALUE\" }.")]
    [InlineData("Bell:Users", "maya", "Bell:Users is a table: { \"NAME\": \"VALUE\" }.")]
    [InlineData("Bell:Places", "hall", "Bell:Places is a list: [\"...\"] in the file, or Bell__Places__0 in the environment.")]
    [InlineData("Bell:Rooms:0:Nmae", "hall", "There is no setting Bell:Rooms:0:Nmae. Nearest: Name")]
    [InlineData("Bell:Most:Low", "1", "Bell:Most is one value, and nothing stands below it.")]
    [InlineData("Bell:Rooms:0", "hall", "Bell:Rooms:0 is not one value; it has Name, ... below it.")]
    public void What_is_wrong_with_a_setting_is_told_without_the_words_of_programmers(string name, string value, string expected)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();

        Assert.StartsWith(expected, Refusal(settings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_and_the_line_of_a_mistake_are_told()
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-settings-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "patchbay.json"), "{\n  // As agreed.\n  \"Bell\": {\n    \"Enabled\": true,\n    \"Rooms\": [\n      { \"Name\": \"hall\", \"Colour\": 1 }\n    ]\n  }\n}\n");
            var settings = new ConfigurationBuilder().SetBasePath(folder).AddJsonFile("patchbay.json").Build();

            Assert.Equal("There is no setting Bell:Rooms:0:Colour. Nearest: Name. (patchbay.json, line 6)", Refusal(settings));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Settings_that_are_right_are_read()
    {
        const string json = """
            { "Bell": { "enabled": "True", "Pause": "00:00:30", "Most": 3, "Tone": "high", "Country": "SE", "Users": { "maya": "maya@acme.example" },
                        "Places": ["hall"], "Rooms": [{ "Name": "hall" }], "Address": "https://acme.example" } }
            """;
        var settings = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

        var read = Read(settings);

        Assert.Equal((true, TimeSpan.FromSeconds(30), BellTone.High), (read.Enabled, read.Pause, read.Tone));
        Assert.Equal("maya@acme.example", read.Users["maya"]);
        Assert.Equal("hall", Assert.Single(read.Rooms).Name);
    }

    private static string Refusal(IConfiguration settings) => Assert.Single(Assert.Throws<OptionsValidationException>(() => Read(settings)).Failures);

    private static BellOptions Read(IConfiguration settings) => new ServiceCollection().AddSingleton(settings).AddSettings<BellOptions, NoMore>("Bell")
        .BuildServiceProvider().GetRequiredService<IOptions<BellOptions>>().Value;

    internal enum BellTone
    {
        Low,
        High,
    }

    internal sealed class BellRoom
    {
        public string Name { get; init; } = "";
    }

    internal sealed class BellOptions
    {
        public bool Enabled { get; init; }

        public TimeSpan Pause { get; init; }

        [Range(1, 5)]
        public int Most { get; init; } = 1;

        public BellTone? Tone { get; init; }

        [RegularExpression("^[A-Z]{2}$")]
        public string Country { get; init; } = "US";

        public Uri? Address { get; init; }

        public IReadOnlyDictionary<string, string> Users { get; init; } = new Dictionary<string, string>();

        public IReadOnlyList<string> Places { get; init; } = [];

        public IReadOnlyList<BellRoom> Rooms { get; init; } = [];
    }

    private sealed class NoMore : IValidateOptions<BellOptions>
    {
        public ValidateOptionsResult Validate(string? name, BellOptions options) => ValidateOptionsResult.Success;
    }
}
