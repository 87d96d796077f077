using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>
/// The part of an org that the record writer needs, as strict as the real one: one Task for a key, at most 200 rows, no subtype on update.
/// Faults are put in its way by <see cref="Before"/>, <see cref="After"/> and <see cref="RowRule"/>. Whatever it does not know is a violation.
/// </summary>
internal sealed class FakeOrg : HttpMessageHandler
{
    private const string Api = "/services/data/v66.0/";
    private static readonly string[] known =
    [
        "attributes", "Id", "Subject", "Description", "Status", "Priority", "ActivityDate", "CallType", "CallDurationInSeconds", "CallDisposition",
        "CallObject", "TaskSubtype", "OwnerId", "WhoId", "WhatId", "Patchbay_Interaction_Id__c", "Patchbay_Recording__c",
    ];

    private readonly Lock access = new();
    private int tokens;

    /// <summary>Tasks by id, those in the recycle bin too.</summary>
    public Dictionary<string, JsonObject> Tasks { get; } = [];

    public HashSet<string> Deleted { get; } = [];

    public HashSet<string> Missing { get; } = [];

    /// <summary>Records that were deleted, each with the one that it was merged into.</summary>
    public Dictionary<string, string?> Gone { get; } = [];

    /// <summary>More fields that this org has.</summary>
    public HashSet<string> Known { get; } = [];

    public List<string> Requests { get; } = [];

    public List<string> Violations { get; } = [];

    /// <summary>Active users: id, user name, e-mail address, name.</summary>
    public List<(string Id, string Username, string Email, string Name)> Users { get; } = [("005000000000001AAA", "sam@acme.example", "sam@acme.example", "Sam Berg")];

    public bool KeyIsUnique { get; set; } = true;

    public int SignIns => tokens;

    /// <summary>Answers in place of the org, before anything happened; null lets the request through.</summary>
    public Func<string, HttpResponseMessage?> Before { get; set; } = _ => null;

    /// <summary>Answers in place of the org after it did what was asked: an answer that is lost.</summary>
    public Func<string, HttpResponseMessage?> After { get; set; } = _ => null;

    /// <summary>Refuses a row: code, message, fields.</summary>
    public Func<JsonObject, (string Code, string Message, string[] Fields)?> RowRule { get; set; } = _ => null;

    public string Limit { get; set; } = "api-usage=18/15000";

    public JsonObject Task(string key) => Tasks.Values.Single(t => (string?)t["Patchbay_Interaction_Id__c"] == key);

    public static HttpResponseMessage Answer(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(int status, string code, string message = "said the org") => Answer(
        status, new JsonArray(new JsonObject { ["message"] = message, ["errorCode"] = code }).ToJsonString());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var what = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        lock (access)
        {
            Requests.Add(what);
            if (Before(what) is { } instead) return instead;
            HttpResponseMessage answer;
            try
            {
                answer = Handle(request, what, body);
            }
            catch (PoisonException)
            {
                return Error(500, "UNKNOWN_EXCEPTION");
            }

            answer.Headers.TryAddWithoutValidation("Sforce-Limit-Info", Limit);
            return After(what) ?? answer;
        }
    }

    private HttpResponseMessage Handle(HttpRequestMessage request, string what, string body)
    {
        if (what == "POST /services/oauth2/token") return Token(body);
        if (request.Headers.Authorization?.ToString() != $"Bearer token-{tokens}") return Error(401, "INVALID_SESSION_ID", "Session expired or invalid");
        return what switch
        {
            $"PATCH {Api}composite/sobjects/Task/Patchbay_Interaction_Id__c" => Rows(body, Upsert),
            $"PATCH {Api}composite/sobjects" => Rows(body, Update),
            $"POST {Api}composite" => Composite(body),
            _ when what.StartsWith($"GET {Api}queryAll?q=SELECT%20Id%2C%20IsDeleted%2C%20MasterRecordId", StringComparison.Ordinal) => FindMaster(what),
            $"GET {Api}limits" => Answer(200, """{"DailyApiRequests":{"Max":15000,"Remaining":14000}}"""),
            _ when what.StartsWith($"GET {Api}query?q=SELECT%20Id%2C%20Username", StringComparison.Ordinal) => FindUsers(),
            $"GET {Api}sobjects/Task/describe" => Describe(),
            _ when what.StartsWith($"GET {Api}query?q=SELECT%20Id%2C", StringComparison.Ordinal) && what.Contains("FROM%20Task%20WHERE%20Id%20IN", StringComparison.Ordinal) => FindTasks(what),
            _ => Violation(what),
        };
    }

    private HttpResponseMessage Describe() => Answer(200, new JsonObject
    {
        ["name"] = "Task",
        ["fields"] = new JsonArray(
            [
                .. known.Concat(Known).Where(name => name != "attributes" && !Missing.Contains(name)).Select(name => new JsonObject
                {
                    ["name"] = name,
                    ["type"] = "string",
                    ["createable"] = true,
                    ["updateable"] = true,
                    ["externalId"] = name == "Patchbay_Interaction_Id__c",
                    ["unique"] = name == "Patchbay_Interaction_Id__c" && KeyIsUnique,
                }),
            ]),
    }.ToJsonString());

    private HttpResponseMessage FindTasks(string what)
    {
        var query = Uri.UnescapeDataString(what[(what.IndexOf("q=", StringComparison.Ordinal) + 2)..]);
        var fields = query["SELECT ".Length..query.IndexOf(" FROM", StringComparison.Ordinal)].Split(", ");
        if (fields.FirstOrDefault(field => (!known.Contains(field) && !Known.Contains(field)) || Missing.Contains(field)) is { } unknown)
            return Error(400, "INVALID_FIELD", $"No such column '{unknown}' on entity 'Task'.");
        var rows = Tasks.Where(task => query.Contains($"'{task.Key}'", StringComparison.Ordinal) && !Deleted.Contains(task.Key)).Select(task =>
            new JsonObject([.. fields.Select(field => KeyValuePair.Create(field, field == "Id" ? JsonValue.Create(task.Key) : task.Value[field]?.DeepClone()))]));
        return Answer(200, new JsonObject { ["done"] = true, ["records"] = new JsonArray([.. rows]) }.ToJsonString());
    }

    private HttpResponseMessage FindMaster(string what)
    {
        var id = what.Split("%27")[1];
        return Answer(200, new JsonObject
        {
            ["done"] = true,
            ["records"] = new JsonArray(new JsonObject { ["Id"] = id, ["IsDeleted"] = Gone.ContainsKey(id), ["MasterRecordId"] = Gone.GetValueOrDefault(id) }),
        }.ToJsonString());
    }

    /// <summary>All users: whoever asks must look at what comes back.</summary>
    private HttpResponseMessage FindUsers() => Answer(200, new JsonObject
    {
        ["done"] = true,
        ["records"] = new JsonArray(
            [.. Users.Select(u => new JsonObject { ["Id"] = u.Id, ["Username"] = u.Username, ["Email"] = u.Email, ["Name"] = u.Name })]),
    }.ToJsonString());

    /// <summary>Makes the token in use worthless.</summary>
    public void ExpireToken() => tokens++;

    private HttpResponseMessage Token(string body)
    {
        if (!body.Contains("grant_type=client_credentials&client_id=app&client_secret=secret", StringComparison.Ordinal)) return Violation(body);
        tokens++;
        return Answer(200, new JsonObject { ["access_token"] = $"token-{tokens}", ["instance_url"] = "https://org.example" }.ToJsonString());
    }

    private HttpResponseMessage Rows(string body, Func<JsonObject, JsonObject> write)
    {
        var request = JsonNode.Parse(body)!.AsObject();
        var rows = request["records"]!.AsArray().Select(r => r!.AsObject()).ToArray();
        if (rows.Length is 0 or > 200 || request["allOrNone"]?.GetValue<bool>() != false) return Violation(body);
        var unknown = rows.SelectMany(r => r.Select(f => f.Key)).FirstOrDefault(f => (!known.Contains(f) && !Known.Contains(f)) || Missing.Contains(f));
        if (unknown is not null) return Error(400, "INVALID_FIELD", $"No such column '{unknown}' on sobject of type Task");
        var keys = rows.Select(r => (string?)(r["Id"] ?? r["Patchbay_Interaction_Id__c"])).ToArray();
        if (keys.Distinct().Count() != keys.Length) return Violation("the same record twice in one batch");
        var refusals = rows.Select(r => (GoneRule(r) ?? RowRule(r)) is { } rule ? Refusal(rule.Code, rule.Message, rule.Fields) : null).ToArray();
        return Answer(200, new JsonArray([.. rows.Zip(refusals, (r, refusal) => refusal ?? write(r))]).ToJsonString());
    }

    /// <summary>Several collections in one call: at most five, each answered for itself.</summary>
    private HttpResponseMessage Composite(string body)
    {
        var parts = JsonNode.Parse(body)!["compositeRequest"]!.AsArray();
        if (parts.Count is 0 or > 5) return Violation(body);
        var answers = new JsonArray();
        foreach (var part in parts)
        {
            var answer = (string)part!["url"]! switch
            {
                $"{Api}composite/sobjects/Task/Patchbay_Interaction_Id__c" => Rows(part["body"]!.ToJsonString(), Upsert),
                $"{Api}composite/sobjects" => Rows(part["body"]!.ToJsonString(), Update),
                var url => Violation(url),
            };
            answers.Add(new JsonObject
            {
                ["httpStatusCode"] = (int)answer.StatusCode,
                ["referenceId"] = (string)part["referenceId"]!,
                ["body"] = JsonNode.Parse(answer.Content.ReadAsStream()),
            });
        }

        return Answer(200, new JsonObject { ["compositeResponse"] = answers }.ToJsonString());
    }

    private (string Code, string Message, string[] Fields)? GoneRule(JsonObject row) =>
        ((string?)row["WhoId"] is { } who && Gone.ContainsKey(who)) || ((string?)row["WhatId"] is { } what && Gone.ContainsKey(what))
            ? ("ENTITY_IS_DELETED", "entity is deleted", [])
            : null;

    private JsonObject Upsert(JsonObject row)
    {
        var key = (string)row["Patchbay_Interaction_Id__c"]!;
        var found = Tasks.Where(t => !Deleted.Contains(t.Key) && (string?)t.Value["Patchbay_Interaction_Id__c"] == key).Select(t => t.Key).ToArray();
        if (found.Length > 1) Violations.Add($"{key} stands twice");
        if (found.Length == 0)
        {
            var id = $"00T{Tasks.Count + 1:D12}AAA";
            Tasks[id] = Copy(row, []);
            return Success(id, true);
        }

        if (row.ContainsKey("TaskSubtype")) return Refusal("INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields: TaskSubtype.", ["TaskSubtype"]);
        Tasks[found[0]] = Copy(row, Tasks[found[0]]);
        return Success(found[0], false);
    }

    private JsonObject Update(JsonObject row)
    {
        var id = (string)row["Id"]!;
        if (row.ContainsKey("TaskSubtype")) return Refusal("INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields: TaskSubtype.", ["TaskSubtype"]);
        if (Deleted.Contains(id)) return Refusal("ENTITY_IS_DELETED", "entity is deleted", []);
        if (!Tasks.TryGetValue(id, out var task)) return Refusal("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", []);
        Tasks[id] = Copy(row, task);
        return Success(id, false);
    }

    private static JsonObject Copy(JsonObject row, JsonObject onto)
    {
        var copy = onto.DeepClone().AsObject();
        foreach (var (name, value) in row.Where(f => f.Key is not ("attributes" or "Id"))) copy[name] = value?.DeepClone();
        return copy;
    }

    private static JsonObject Success(string id, bool created) => new() { ["id"] = id, ["success"] = true, ["created"] = created, ["errors"] = new JsonArray() };

    private static JsonObject Refusal(string code, string message, string[] fields) => new()
    {
        ["success"] = false,
        ["errors"] = new JsonArray(new JsonObject
        {
            ["statusCode"] = code,
            ["message"] = message,
            ["fields"] = new JsonArray([.. fields.Select(f => JsonValue.Create(f))]),
        }),
    };

    private HttpResponseMessage Violation(string what)
    {
        Violations.Add(what);
        return Error(400, "MALFORMED_REQUEST", what);
    }
}

/// <summary>Thrown by a row rule to make the org fall over the whole request, nothing of it done.</summary>
internal sealed class PoisonException : Exception;
