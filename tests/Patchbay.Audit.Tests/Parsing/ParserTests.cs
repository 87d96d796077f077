using System.Text.Json;
using Patchbay.Audit.Parsing;

namespace Patchbay.Audit.Tests.Parsing;

/// <summary>The talk with the parser, with small programs in its place that misbehave.</summary>
public sealed class ParserTests : IDisposable
{
    private const string Talk = """
        import { createInterface } from "node:readline";
        const say = (o) => process.stdout.write(JSON.stringify(o) + "\n");
        for await (const line of createInterface({ input: process.stdin })) {
          const m = JSON.parse(line);
          if (m.hello) { HELLO; continue; }
          if (m.text.includes("hang")) continue;
          if (m.text.includes("die")) process.exit(3);
          if (m.text.includes("babble")) { process.stdout.write("no json\n"); continue; }
          if (m.text.includes("eat")) { const a = []; for (;;) a.push(new Array(100000).fill(Math.random())); }
          say({ id: m.id, uses: [{ api: "sforce.opencti.saveLog", line: 1, column: 2, endLine: 1, endColumn: 9, confidence: "certain", how: "alias" }], faults: [], facts: [], couldNotRead: null });
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("patchbay-parser-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_parsed()
    {
        await using var parser = Start();

        var reply = await parser.ParseAsync(new(0, "a.js", "javascript", "fine"), Cancelled);

        Assert.Equal(("sforce.opencti.saveLog", "alias"), (reply.Uses[0].Api, reply.Uses[0].How));
    }

    [Theory]
    [InlineData("hang", "took longer")]
    [InlineData("die", "ended")]
    [InlineData("babble", "made no sense")]
    [InlineData("eat", "memory")]
    public async Task After_a_failure_the_next_file_is_parsed_by_a_new_run(string text, string why)
    {
        await using var parser = Start();

        var fault = await Assert.ThrowsAsync<ParserFault>(() => parser.ParseAsync(new(0, "a.js", "javascript", text), Cancelled));
        var next = await parser.ParseAsync(new(0, "b.js", "javascript", "fine"), Cancelled);

        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Single(next.Uses);
    }

    [Fact]
    public async Task A_parser_that_does_not_start_is_tried_twice_only()
    {
        await using var parser = Start("process.exit(1)");

        for (var time = 0; time < 3; time++) await Assert.ThrowsAsync<ParserFault>(() => parser.ParseAsync(new(0, "a.js", "javascript", "fine"), Cancelled));
        var last = await Assert.ThrowsAsync<ParserFault>(() => parser.ParseAsync(new(0, "a.js", "javascript", "fine"), Cancelled));

        Assert.Equal("the parser does not start", last.Message);
    }

    [Fact]
    public async Task A_file_that_the_parser_fails_on_is_read_by_tokens()
    {
        var auditor = new Auditor(TimeProvider.System) { Program = Program("say({ hello: 1, languages: [] })") };

        var report = await auditor.RunAsync(new(["memory"], Audited.Day), [new Patchbay.Audit.Sources.MemoryTree(Audited.File("a.js", "sforce.opencti.saveLog({}); die()"))], null, Cancelled);

        Assert.Equal(["a.js:1 sforce.opencti.saveLog"], report.Places());
        Assert.True(Assert.Single(report.Unread).ByTokens);
        Assert.Equal("read-by-tokens", report.Notices[0].Code);
    }

    private Parser Start(string hello = "say({ hello: 1, languages: [] })") => new(Program(hello), () => JsonSerializer.SerializeToElement(0), TimeProvider.System);

    private ParserProgram Program(string hello)
    {
        if (ParserProgram.Find(out var why) is null && why.StartsWith("Node", StringComparison.Ordinal)) Assert.Skip(why);
        var script = Path.Join(_folder, "parser.mjs");
        File.WriteAllText(script, Talk.Replace("HELLO", hello, StringComparison.Ordinal));
        return new ParserProgram("node", script) { MemoryMb = 60, FileLimit = TimeSpan.FromSeconds(8) };
    }
}
