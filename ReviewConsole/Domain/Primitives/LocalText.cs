using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReviewConsole.Domain.Primitives;

/// <summary>One text in one or more languages. A text without a language (the platform sent a plain string) has the key <c>und</c>.</summary>
[JsonConverter(typeof(LocalTextJson))]
public sealed class LocalText : IEquatable<LocalText>
{
    private readonly SortedDictionary<string, string> _texts;

    /// <summary>From texts by language tag; tags are mapped to the program's own (<c>zh-CN</c> → <c>zh-Hans</c>).</summary>
    public LocalText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        _texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (tag, text) in texts)
        {
            _texts[tag == Undetermined || !Languages.HasTexts(tag) ? tag : Languages.ForTexts(tag)] = text;
        }
    }

    /// <summary>The tag of a text whose language nobody stated.</summary>
    public const string Undetermined = "und";

    /// <summary>The texts by tag.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>A text whose language nobody stated.</summary>
    public static LocalText Plain(string text) => new([new(Undetermined, text)]);

    /// <summary>A text in both languages.</summary>
    public static LocalText Of(string english, string chinese) => new([new(Languages.English, english), new(Languages.Chinese, chinese)]);

    /// <summary>The text for a reader of <paramref name="language"/>: theirs, else the one without a language, else English, else any.</summary>
    public string In(string language) =>
        _texts.TryGetValue(Languages.ForTexts(language), out var own) ? own
        : _texts.TryGetValue(Undetermined, out var plain) ? plain
        : _texts.TryGetValue(Languages.English, out var english) ? english
        : _texts.Values.FirstOrDefault() ?? "";

    /// <inheritdoc/>
    public bool Equals(LocalText? other) => other is not null && _texts.SequenceEqual(other._texts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalText);

    /// <inheritdoc/>
    public override int GetHashCode() => _texts.Aggregate(0, (hash, t) => HashCode.Combine(hash, t.Key, t.Value));

    /// <inheritdoc/>
    public override string ToString() => In(Languages.English);
}

/// <summary>Reads a string or an object of strings by language; writes the object.</summary>
public sealed class LocalTextJson : JsonConverter<LocalText>
{
    /// <inheritdoc/>
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return LocalText.Plain(reader.GetString()!);
        }

        var texts = JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, options) ?? [];
        return texts.All(t => t.Value is not null) ? new LocalText(texts!) : throw new JsonException("A text is null.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Texts, options);
}
