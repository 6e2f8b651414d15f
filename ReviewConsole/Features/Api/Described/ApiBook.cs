using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReviewConsole.Features.Api.Described;

/// <summary>The description as people read it.</summary>
/// <param name="Intro">What holds for everything, paragraph by paragraph.</param>
/// <param name="Groups">Endpoints and messages by what they are about.</param>
/// <param name="Parts">The parts that bodies are made of, by name.</param>
public sealed record ApiBook(IReadOnlyList<string> Intro, IReadOnlyList<ApiGroup> Groups, IReadOnlyList<ApiPart> Parts)
{
    /// <summary>Reads a document.</summary>
    public static ApiBook Of(JsonNode document)
    {
        var calls = Calls(document["paths"]!, document, path => "/api/v1" + path).Concat(Calls(document["webhooks"]!, document, name => name)).ToList();
        return new ApiBook(
            ((string)document["info"]!["description"]!).Split("\n\n"),
            [.. document["tags"]!.AsArray().Select(tag => new ApiGroup((string)tag!["name"]!, (string)tag["description"]!, [.. calls.Where(c => c.Tag == (string)tag["name"]!)]))],
            [.. document["components"]!["schemas"]!.AsObject().Select(s => ApiPart.Of(s.Key, s.Value!))]);
    }

    private static IEnumerable<ApiCall> Calls(JsonNode paths, JsonNode document, Func<string, string> address) =>
        from path in paths.AsObject()
        from method in path.Value!.AsObject()
        select ApiCall.Of(method.Key.ToUpperInvariant(), address(path.Key), method.Value!, document);
}

/// <summary>Endpoints about one thing.</summary>
public sealed record ApiGroup(string Name, string About, IReadOnlyList<ApiCall> Calls);

/// <summary>One endpoint, or one message that we send.</summary>
/// <param name="Tag">Its group.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Address">Its address, or the message's type.</param>
/// <param name="Summary">What for.</param>
/// <param name="About">What to know.</param>
/// <param name="Body">What its body is made of; null for none.</param>
/// <param name="Examples">Examples of the body, each with its name.</param>
/// <param name="Answers">What is answered, by status: in words, and the name of the part; null where there is no body.</param>
public sealed record ApiCall(
    string Tag, string Method, string Address, string Summary, string About, ApiPart? Body, IReadOnlyList<(string Name, string Json)> Examples, IReadOnlyList<(string Status, string About, string? Part)> Answers)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ApiCall Of(string method, string address, JsonNode call, JsonNode document)
    {
        var content = call["requestBody"]?["content"]?.AsObject();
        return new ApiCall(
            (string)call["tags"]![0]!, method, address, (string)call["summary"]!, (string)call["description"]!,
            content?["application/json"]?["schema"] is { } schema ? ApiPart.Of(ApiPart.NameOf(schema) ?? "", Resolved(schema, document)) : null,
            [.. (content ?? []).SelectMany(type => type.Value!["examples"]?.AsObject() ?? []).Select(e => ((string)e.Value!["summary"]!, Shown(e.Value["value"]!)))],
            [.. call["responses"]!.AsObject().OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, Answer: Resolved(r.Value!, document)))
                .Select(r => (r.Key, (string)r.Answer["description"]!, r.Answer["content"]?.AsObject().First().Value!["schema"] is { } part ? ApiPart.NameOf(part) : null))]);
    }

    private static string Shown(JsonNode example) => example.GetValueKind() == JsonValueKind.String ? (string)example! : example.ToJsonString(Indented);

    private static JsonNode Resolved(JsonNode node, JsonNode document) =>
        (string?)node["$ref"] is { } address ? address.Split('/').Skip(1).Aggregate(document, (at, step) => at[step]!) : node;
}

/// <summary>One part of a body: its members, or what a word may be.</summary>
public sealed record ApiPart(string Name, string About, IReadOnlyList<ApiMember> Members)
{
    internal static ApiPart Of(string name, JsonNode schema)
    {
        var required = (schema["required"]?.AsArray() ?? []).Select(r => (string)r!).ToHashSet(StringComparer.Ordinal);
        return new ApiPart(name, Words(schema), [.. (schema["properties"]?.AsObject() ?? []).Select(m => new ApiMember(m.Key, required.Contains(m.Key), Kind(m.Value!), Words(m.Value!)))]);
    }

    internal static string? NameOf(JsonNode schema) => ((string?)schema["$ref"])?.Split('/')[^1];

    private static string Words(JsonNode schema) =>
        ((string?)schema["description"] ?? "") + (schema["enum"] is JsonArray words ? " " + string.Join(" · ", words.Where(w => w is not null).Select(w => w!.ToString())) : "");

    private static string Kind(JsonNode schema) =>
        NameOf(schema) is { } name ? name
        : schema["oneOf"] is JsonArray several ? string.Join(" | ", several.Select(one => Kind(one!)))
        : schema["type"] switch
        {
            JsonArray types => string.Join(" | ", types.Select(t => (string)t! == "array" ? Listed(schema) : (string)t!)),
            var type when (string?)type == "array" => Listed(schema),
            var type => (string?)type + ((string?)schema["format"] is { } format ? $" ({format})" : ""),
        };

    private static string Listed(JsonNode schema) => Kind(schema["items"]!) + "[]";
}

/// <summary>One member.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">It must be there.</param>
/// <param name="Kind">What it is.</param>
/// <param name="About">What it means.</param>
public sealed record ApiMember(string Name, bool IsRequired, string Kind, string About);
