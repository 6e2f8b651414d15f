using System.Security.Cryptography;
using System.Text;
using ReviewConsole.Domain.Intake;

namespace ReviewConsole.Features.Intake;

/// <summary>One line of an import file that is not blank.</summary>
/// <param name="Number">Its line in the file, from 1; blank lines count.</param>
/// <param name="Bytes">Its bytes without the line end; of a line that is too long, one more than the limit.</param>
/// <param name="IsWhole">False when the line is longer than the limit.</param>
/// <param name="LongHash">The hash of the whole line where <paramref name="Bytes"/> are not all of it.</param>
/// <param name="End">How many bytes of the file lie behind at its end.</param>
internal sealed record ImportLine(int Number, ReadOnlyMemory<byte> Bytes, bool IsWhole, string? LongHash, long End)
{
    /// <summary>SHA-256 of the line, lower-case hex.</summary>
    public string Hash => LongHash ?? Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));

    /// <summary>The line as text that a database can keep, and whether that is the line exactly.</summary>
    public (string Text, bool IsExact) AsText()
    {
        var bytes = Bytes.Span[..Math.Min(Bytes.Length, AppealLimits.LineBytes)];
        var text = Encoding.UTF8.GetString(bytes);

        // PostgreSQL keeps no NUL in a text.
        return text.Contains('\0', StringComparison.Ordinal) ? (text.Replace('\0', '\uFFFD'), false)
            : (text, IsWhole && Encoding.UTF8.GetByteCount(text) == bytes.Length && Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(bytes));
    }
}
