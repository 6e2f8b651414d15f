namespace ReviewConsole.Domain.Primitives;

/// <summary>One part of a statement of reasons.</summary>
/// <param name="Code">Which part; stable.</param>
/// <param name="Heading">Its heading in the appellant's language.</param>
/// <param name="Paragraphs">Its paragraphs.</param>
public sealed record NoticeSection(string Code, string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>The statement of reasons rendered around a justification, kept exactly as sent.</summary>
/// <param name="Language">The language it is in.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sections">Its parts, in order.</param>
public sealed record Notice(string Language, string Title, IReadOnlyList<NoticeSection> Sections)
{
    /// <summary>No notice.</summary>
    public static readonly Notice Empty = new("", "", []);

    /// <summary>As plain text, for what is sent and what is hashed.</summary>
    public string AsText() => Title + "\n\n" + string.Join("\n\n", Sections.Select(s =>
        (s.Heading.Length > 0 ? s.Heading + "\n" : "") + string.Join("\n", s.Paragraphs)));
}
