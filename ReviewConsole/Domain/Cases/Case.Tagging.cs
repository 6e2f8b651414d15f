using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>Words that people put on a case to find it again. They decide nothing.</content>
public sealed partial class Case
{
    /// <summary>The most tags a case has.</summary>
    public const int MostTags = 10;

    /// <summary>The longest tag, in characters.</summary>
    public const int LongestTag = 30;

    /// <summary>Its tags, by the alphabet; of all rounds.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>A tag as it is kept: small letters, digits and hyphens; null for what is none.</summary>
    public static string? TagOf(string? text)
    {
        var tag = (text ?? "").Trim().ToLowerInvariant();
        return tag.Length is > 0 and <= LongestTag && tag.All(c => char.IsLetterOrDigit(c) || c == '-') ? tag : null;
    }

    /// <summary>
    /// Puts a tag on the case, or takes it off; what is so already stays. Refused with <c>tag_invalid</c> and <c>tags_too_many</c>. Needs no claim.
    /// </summary>
    public Result<Done> Tag(string? text, bool on)
    {
        if (TagOf(text) is not { } tag)
        {
            return Refusal.On("tag", "tag_invalid", ("most", Text(LongestTag)));
        }

        if (Tags.Contains(tag) == on)
        {
            return Done.It;
        }

        if (on && Tags.Count >= MostTags)
        {
            return Refusal.On("tag", "tags_too_many", ("most", Text(MostTags)));
        }

        Tags = on ? [.. Tags.Append(tag).Order(StringComparer.Ordinal)] : [.. Tags.Where(t => t != tag)];
        _facts.Add(Fact.Of(on ? FactKinds.Tagged : FactKinds.Untagged).With(("tag", tag)));
        return Done.It;
    }
}
