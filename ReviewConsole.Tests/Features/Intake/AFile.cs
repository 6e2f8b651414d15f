using System.Text;

namespace ReviewConsole.Features.Intake;

/// <summary>Files to import.</summary>
internal static class AFile
{
    /// <summary>These lines, each ended with LF.</summary>
    public static MemoryStream Of(params IEnumerable<string> lines) => new(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    /// <summary>These appeals.</summary>
    public static MemoryStream Of(params IEnumerable<AnAppeal> appeals) => Of(appeals.Select(appeal => appeal.Line()));

    /// <summary>Sixty appeals of many kinds: languages, bases, business accounts, no signals, several signals, long words.</summary>
    public static IReadOnlyList<AnAppeal> Sixty() =>
    [
        .. Enumerable.Range(0, 60).Select(at =>
        {
            var appeal = new AnAppeal().ReceivedAt(AnAppeal.Now.AddDays(-at)).In(at % 3 == 0 ? "zh-CN" : at % 5 == 0 ? "de" : "en");
            _ = (at % 6) switch
            {
                0 => appeal.WithOnlySignal("dormant_awake", daysAgo: 40, answer: "有一年多没怎么用。"),
                1 => appeal.WithoutSignals(),
                2 => appeal.Under("terms_breach").WithSignal("listing_spree").With("account.kind", "business"),
                3 => appeal.Under("statutory_fraud_measure").WithBareAccount(),
                4 => appeal.Without("restriction.rule").WithSignal("new_device", expiresOn: AnAppeal.Now.AddDays(-1)),
                _ => appeal.Saying(string.Concat(Enumerable.Repeat("我不同意刷脸，请人工处理。", 200))),
            };
            return appeal;
        }),
    ];
}

/// <summary>A stream that cannot be measured or rewound, like a pipe; what it gives is asked of <paramref name="give"/>.</summary>
internal sealed class Pipe(Func<Memory<byte>, int> give) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Gives as many bytes at a time as it is told.</summary>
    public static Pipe Trickling(byte[] file, int atATime)
    {
        var inner = new MemoryStream(file);
        return new Pipe(into => inner.Read(into.Span[..Math.Min(into.Length, atATime)]));
    }

    /// <summary>Gives so many times the same letter.</summary>
    public static Pipe Endless(long length)
    {
        var left = length;
        return new Pipe(into =>
        {
            var now = (int)Math.Min(into.Length, left);
            into.Span[..now].Fill((byte)'z');
            left -= now;
            return now;
        });
    }

    public override int Read(byte[] buffer, int offset, int count) => give(buffer.AsMemory(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(give(buffer));
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
