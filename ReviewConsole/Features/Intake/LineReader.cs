using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using ReviewConsole.Domain.Intake;

namespace ReviewConsole.Features.Intake;

/// <summary>
/// Takes a file apart into lines without ever holding more of one than the reader of appeals would look at: what comes after is only
/// counted and hashed. Lines end with LF or CRLF; a byte order mark in front and blank lines are passed over.
/// </summary>
internal sealed class LineReader(Stream file) : IDisposable
{
    // One more than the limit, so that the reader of appeals sees that it was passed; and one for a CR that is no content.
    private const int Most = AppealLimits.LineBytes + 2;

    private readonly byte[] _chunk = new byte[64 * 1024];
    private readonly byte[] _line = new byte[Most];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;
    private byte _last;

    /// <summary>How many bytes of the file lie behind.</summary>
    public long Position { get; private set; }

    /// <summary>False when the beginning of the file (its first 64 KB) is no UTF-8, or holds a character that no text has; known with the first line.</summary>
    public bool BeginsAsText { get; private set; } = true;

    /// <summary>All lines that are not blank, in order.</summary>
    public async IAsyncEnumerable<ImportLine> ReadAsync([EnumeratorCancellation] CancellationToken stop = default)
    {
        var number = 1;
        int got;
        while ((got = await file.ReadAtLeastAsync(_chunk, Position == 0 ? _chunk.Length : 1, throwOnEndOfStream: false, stop)) > 0)
        {
            BeginsAsText = Position == 0 ? IsText(_chunk.AsSpan(0, got)) : BeginsAsText;
            var at = Position == 0 && _chunk.AsSpan(0, got).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            Position += at;
            while (at < got)
            {
                var end = _chunk.AsSpan(at, got - at).IndexOf((byte)'\n');
                var length = end < 0 ? got - at : end;
                Keep(_chunk.AsSpan(at, length));
                (at, Position) = end < 0 ? (got, Position + length) : (at + length + 1, Position + length + 1);
                if (end >= 0 && Take(number++) is { } line)
                {
                    yield return line;
                }
            }
        }

        if (Take(number) is { } last)
        {
            yield return last;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    // The last character may go on in the next chunk.
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length;
        while (end > 0 && bytes.Length - end < 3 && (bytes[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }

        end = end > 0 && bytes[end - 1] >= 0xC0 ? end - 1 : bytes.Length;
        return Utf8.IsValid(bytes[..end]) && !bytes.Contains((byte)0);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var kept = (int)Math.Min(_length, Most);
        var room = bytes[..Math.Min(bytes.Length, Most - kept)];
        room.CopyTo(_line.AsSpan(kept));
        if (room.Length < bytes.Length)
        {
            // Only a line that does not fit is hashed on the way; others when somebody asks.
            _hash.AppendData(_length <= Most ? _line : []);
            _hash.AppendData(bytes[room.Length..]);
        }

        _length += bytes.Length;
        _last = bytes[^1];
    }

    private ImportLine? Take(int number)
    {
        // A CR at the end is no part of the line: the same line from another system is the same.
        var content = _length - (_last == '\r' ? 1 : 0);
        var isWhole = content <= AppealLimits.LineBytes;
        var bytes = _line.AsSpan(0, (int)Math.Min(content, AppealLimits.LineBytes + 1));
        var hash = _length > Most ? Convert.ToHexStringLower(_hash.GetHashAndReset()) : null;
        (_length, _last) = (0, 0);
        return isWhole && bytes.IndexOfAnyExcept(" \t\r"u8) < 0 ? null : new ImportLine(number, bytes.ToArray(), isWhole, hash, Position);
    }
}
