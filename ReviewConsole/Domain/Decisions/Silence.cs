namespace ReviewConsole.Domain.Decisions;

/// <summary>A question that stayed without an answer although the appellant was reminded twice and had their time.</summary>
/// <param name="AskedAt">When it was asked (UTC).</param>
/// <param name="RemindedAt">When they were reminded (UTC).</param>
/// <param name="EndedAt">When the time to answer ended (UTC).</param>
public sealed record Silence(DateTimeOffset AskedAt, IReadOnlyList<DateTimeOffset> RemindedAt, DateTimeOffset EndedAt);
