using System.Text.Json;
using System.Text.RegularExpressions;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Conversation;

/// <summary>One way to ask, in both languages; places in braces must be filled.</summary>
public sealed partial record RequestTemplate
{
    /// <summary>The place filled by choosing signals of the case.</summary>
    public const string Signal = "signal";

    /// <summary>The place filled by choosing routes of the case.</summary>
    public const string Routes = "routes";

    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>A short title.</summary>
    public required LocalText Name { get; init; }

    /// <summary>When to use it, said to reviewers.</summary>
    public required LocalText Help { get; init; }

    /// <summary>Working days usually given to answer.</summary>
    public required int Days { get; init; }

    /// <summary>Only for accounts of a business.</summary>
    public bool Business { get; init; }

    /// <summary>What is asked.</summary>
    public required LocalText Text { get; init; }

    /// <summary>The places to fill, in the order of the text.</summary>
    public IReadOnlyList<string> Places => [.. Place.Matches(Text.In(Languages.English)).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The places to fill by typing.</summary>
    public IReadOnlyList<string> Typed => [.. Places.Where(p => p is not (Signal or Routes))];

    /// <summary>True when it can be asked of an account of this kind.</summary>
    public bool IsFor(AccountKind kind) => !Business || kind == AccountKind.Business;

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place { get; }
}

/// <summary>All ways to ask, and the fixed texts around them; embedded and versioned.</summary>
public static class RequestBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };
    private static readonly BookFile File = Read();

    /// <summary>The version of the texts.</summary>
    public static string Version => File.Version;

    /// <summary>The templates, in the order they are shown.</summary>
    public static IReadOnlyList<RequestTemplate> All => File.Templates;

    /// <summary>A template by its code; null when there is none.</summary>
    public static RequestTemplate? Find(string code) => All.FirstOrDefault(t => t.Code == code);

    /// <summary>A fixed text.</summary>
    internal static LocalText Text(string key) => File.Texts[key];

    private static BookFile Read()
    {
        using var stream = typeof(RequestBook).Assembly.GetManifestResourceStream($"{typeof(RequestBook).Namespace}.requests.json")
            ?? throw new InvalidOperationException("The program was built without its questions.");
        return JsonSerializer.Deserialize<BookFile>(stream, Json)!;
    }

    private sealed record BookFile(string Version, IReadOnlyList<RequestTemplate> Templates, IReadOnlyDictionary<string, LocalText> Texts);
}
