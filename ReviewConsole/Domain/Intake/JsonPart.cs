using System.Text.Json;

namespace ReviewConsole.Domain.Intake;

/// <summary>
/// One object of an appeal while it is read: each member is taken once, and what nobody took is an unknown member. Problems are
/// collected under the member's path; a member that cannot be used reads as absent. Null and absent are the same.
/// </summary>
internal sealed partial class JsonPart
{
    private readonly Dictionary<string, JsonElement> _left = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly Problems _problems;

    private JsonPart(JsonElement element, string path, Problems problems)
    {
        (_path, _problems) = (path, problems);
        foreach (var member in element.EnumerateObject())
        {
            if (problems.IsFull)
            {
                break;
            }

            if (JsonText.NameOf(member) is not { } name)
            {
                problems.Add(path, "bad_text", ("why", "name"));
            }
            else if (!_left.TryAdd(name, member.Value))
            {
                problems.Add(At(name), "duplicate_member", ("member", Problems.Shown(name)));
            }
        }
    }

    /// <summary>Reads an object with everything in it.</summary>
    public static T Read<T>(JsonElement element, string path, Problems problems, Func<JsonPart, T> read)
    {
        var part = new JsonPart(element, path, problems);
        var answer = read(part);
        foreach (var name in part._left.Keys.TakeWhile(_ => !problems.IsFull))
        {
            problems.Add(part.At(name), "unknown_member", ("member", Problems.Shown(name)));
        }

        return answer;
    }

    /// <summary>A part within this one; null when absent or no object.</summary>
    public T? Part<T>(string name, Func<JsonPart, T> read, bool required = false)
        where T : class =>
        Take(name, JsonValueKind.Object, "object", required) is { } element ? Read(element, At(name), _problems, read) : null;

    /// <summary>A list of parts; empty when absent.</summary>
    public IReadOnlyList<T> Parts<T>(string name, int most, Func<JsonPart, T> read) =>
        [.. Elements(name, most, JsonValueKind.Object, "object", required: false).Select(e => Read(e.Element, e.Path, _problems, read))];

    /// <summary>A list of words; empty when absent.</summary>
    public IReadOnlyList<string> Words(string name, int most = AppealLimits.List) =>
        [.. Elements(name, most, JsonValueKind.String, "string", required: false).Select(e => Word(e.Element, e.Path)).OfType<string>()];

    /// <summary>A list of words out of a closed set, each once; empty when absent. A required one has at least one.</summary>
    public IReadOnlyList<T> Words<T>(string name, Vocabulary<T> vocabulary, bool required = false)
        where T : struct, Enum
    {
        var words = Elements(name, AppealLimits.List, JsonValueKind.String, "string", required).ToList();
        return [.. words.Select(e => OneOf(e.Element, e.Path, vocabulary)).OfType<T>().Distinct()];
    }

    private string At(string name) => _path.Length == 0 ? Problems.Shown(name) : $"{_path}.{Problems.Shown(name)}";

    private JsonElement? Take(string name, JsonValueKind kind, string expected, bool required)
    {
        if (!_left.Remove(name, out var element) || element.ValueKind == JsonValueKind.Null)
        {
            if (required)
            {
                _problems.Add(At(name), "member_missing", ("member", name));
            }

            return null;
        }

        return IsKind(element, kind, At(name), expected) ? element : null;
    }

    private bool IsKind(JsonElement element, JsonValueKind kind, string path, string expected)
    {
        if (element.ValueKind == kind)
        {
            return true;
        }

        _problems.Add(path, "bad_type", ("expected", expected));
        return false;
    }

    private IEnumerable<(JsonElement Element, string Path)> Elements(string name, int most, JsonValueKind kind, string expected, bool required)
    {
        if (Take(name, JsonValueKind.Array, "array", required) is not { } list)
        {
            yield break;
        }

        var has = list.GetArrayLength();
        if (has > most)
        {
            _problems.Add(At(name), "too_many", ("most", Problems.Number(most)), ("has", Problems.Number(has)));
        }
        else if (has == 0 && required)
        {
            _problems.Add(At(name), "bad_value", ("why", "empty"));
        }

        var at = 0;
        foreach (var element in list.EnumerateArray().Take(most))
        {
            var path = $"{At(name)}[{Problems.Number(at++)}]";
            if (IsKind(element, kind, path, expected))
            {
                yield return (element, path);
            }
        }
    }
}
