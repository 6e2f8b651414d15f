using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Intake;

/// <summary>
/// Answers line by line while lines still come. Many programs read nothing before they have sent everything; if we waited for them to read, and they for us to,
/// both would wait for ever. So what they have not fetched is kept for them, some hundred bytes a line.
/// </summary>
internal sealed class LineAnswers : IAsyncDisposable
{
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Task _copying;

    /// <summary>Begins; nothing is sent before the first line.</summary>
    public LineAnswers(HttpContext context)
    {
        // Who sends first reads late, and must not be taken for somebody who went away.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        _copying = CopyAsync(context);
    }

    /// <summary>One line more.</summary>
    public async ValueTask TellAsync(object line) => await _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(ApiJson.Write(line) + "\n"));

    /// <summary>Waits until everything was fetched.</summary>
    public async ValueTask DisposeAsync()
    {
        await _pipe.Writer.CompleteAsync();
        try
        {
            await _copying;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // Whoever sent it hung up; what went in is in, and the same lines again are known.
        }
    }

    private async Task CopyAsync(HttpContext context)
    {
        while (await _pipe.Reader.ReadAsync() is { Buffer.IsEmpty: false } read)
        {
            context.Response.ContentType ??= "application/jsonl; charset=utf-8";
            foreach (var some in read.Buffer)
            {
                await context.Response.Body.WriteAsync(some);
            }

            _pipe.Reader.AdvanceTo(read.Buffer.End);
            await context.Response.Body.FlushAsync();
        }
    }
}
