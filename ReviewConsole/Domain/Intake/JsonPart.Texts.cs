using System.Text.Json;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Intake;

/// <content>Texts and words.</content>
internal sealed partial class JsonPart
{
    /// <summary>An id, code or other word of one line.</summary>
    public string? Word(string name, bool required = false) =>
        Take(name, JsonValueKind.String, "string", required) is { } element ? Word(element, At(name)) : null;

    /// <summary>A word out of a closed set.</summary>
    public T? Word<T>(string name, Vocabulary<T> vocabulary, bool required = false)
        where T : struct, Enum =>
        Take(name, JsonValueKind.String, "string", required) is { } element ? OneOf(element, At(name), vocabulary) : null;

    /// <summary>Free text of at most <paramref name="most"/> characters; may be empty.</summary>
    public string? Text(string name, int most, bool required = false, string tooLong = "text_too_long") =>
        Take(name, JsonValueKind.String, "string", required) is { } element ? Text(element, At(name), most, tooLong) : null;

    /// <summary>A plain text, or one per language; null when absent or empty.</summary>
    public LocalText? Local(string name, int most)
    {
        if (_left.TryGetValue(name, out var element) && element.ValueKind == JsonValueKind.Object)
        {
            return Part(name, part => part.ByLanguage(most)) is { Count: > 0 } texts ? new LocalText(texts) : null;
        }

        return Take(name, JsonValueKind.String, "text", required: false) is { } plain && Text(plain, At(name), most, "text_too_long") is { } text
            ? LocalText.Plain(text)
            : null;
    }

    /// <summary>A language tag.</summary>
    public string? Language(string name) => Fitting(name, JsonText.IsLanguage, "language", required: true);

    /// <summary>A currency, in upper case.</summary>
    public string? Currency(string name) => Fitting(name, JsonText.IsCurrency, "currency", required: false)?.ToUpperInvariant();

    /// <summary>A web address.</summary>
    public string? WebAddress(string name)
    {
        var address = Text(name, AppealLimits.Url);
        if (address is null || JsonText.IsWebAddress(address))
        {
            return address;
        }

        _problems.Add(At(name), "bad_value", ("why", "web_address"));
        return null;
    }

    private Dictionary<string, string> ByLanguage(int most)
    {
        if (_left.Count > AppealLimits.Languages)
        {
            _problems.Add(_path, "too_many", ("most", Problems.Number(AppealLimits.Languages)), ("has", Problems.Number(_left.Count)));
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in _left.Keys.Where(JsonText.IsLanguage).Take(AppealLimits.Languages).ToList())
        {
            if (Text(tag, most) is { } text)
            {
                texts[tag] = text;
            }
        }

        return texts;
    }

    private string? Fitting(string name, Predicate<string> fits, string why, bool required)
    {
        if (Take(name, JsonValueKind.String, "string", required) is not { } element || Decoded(element, At(name)) is not { } text)
        {
            return null;
        }

        if (fits(text))
        {
            return text;
        }

        _problems.Add(At(name), "bad_value", ("why", why), ("value", Problems.Shown(text)));
        return null;
    }

    private T? OneOf<T>(JsonElement element, string path, Vocabulary<T> vocabulary)
        where T : struct, Enum
    {
        if (Decoded(element, path) is not { } text)
        {
            return null;
        }

        if (vocabulary.Read(text) is { } value)
        {
            return value;
        }

        _problems.Add(path, "bad_value", ("why", "word"), ("value", Problems.Shown(text)), ("allowed", vocabulary.ToString()));
        return null;
    }

    private string? Word(JsonElement element, string path)
    {
        var text = Decoded(element, path);
        if (text is null || JsonText.IsWord(text))
        {
            return text;
        }

        if (!JsonText.IsClean(text, oneLine: true))
        {
            _problems.Add(path, "bad_text", ("why", "control"));
        }
        else
        {
            _problems.Add(path, "bad_value", ("why", string.IsNullOrWhiteSpace(text) ? "empty" : "too_long"), ("most", Problems.Number(AppealLimits.Word)));
        }

        return null;
    }

    private string? Text(JsonElement element, string path, int most, string tooLong)
    {
        if (Decoded(element, path) is not { } text)
        {
            return null;
        }

        var has = JsonText.Length(text);
        if (has > most)
        {
            _problems.Add(path, tooLong, ("most", Problems.Number(most)), ("has", Problems.Number(has)));
        }

        if (!JsonText.IsClean(text, oneLine: false))
        {
            _problems.Add(path, "bad_text", ("why", "control"));
        }

        return text;
    }

    private string? Decoded(JsonElement element, string path)
    {
        var text = JsonText.Of(element);
        if (text is null)
        {
            _problems.Add(path, "bad_text", ("why", "broken"));
        }

        return text;
    }
}
