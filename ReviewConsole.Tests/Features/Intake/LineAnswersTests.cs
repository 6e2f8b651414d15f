using System.Text;
using Microsoft.AspNetCore.Http;

namespace ReviewConsole.Features.Intake;

/// <summary>Answers to lines while lines still come.</summary>
public sealed class LineAnswersTests
{
    [Fact]
    public async Task Who_reads_nothing_before_everything_is_sent_gets_every_answer_then_and_keeps_nobody_waiting()
    {
        using var body = new LateReader();
        var context = new DefaultHttpContext { Response = { Body = body } };
        await using (var answers = new LineAnswers(context))
        {
            for (var line = 0; line < 20_000; line++)
            {
                await answers.TellAsync(new { line });
            }

            body.Length.ShouldBe(0, "nothing was fetched yet");
            body.Reads.SetResult();
        }

        var told = Encoding.UTF8.GetString(body.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        told.Length.ShouldBe(20_000);
        (told[0], told[^1]).ShouldBe(("""{"line":0}""", """{"line":19999}"""));
        context.Response.ContentType.ShouldBe("application/jsonl; charset=utf-8");
    }

    [Fact]
    public async Task Where_nothing_is_told_nothing_is_sent_so_that_a_refusal_still_can_be()
    {
        using var body = new LateReader();
        body.Reads.SetResult();
        var context = new DefaultHttpContext { Response = { Body = body } };

        await using (new LineAnswers(context))
        {
        }

        (body.Length, context.Response.ContentType).ShouldBe((0, null));
    }

    private sealed class LateReader : MemoryStream
    {
        public TaskCompletionSource Reads { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Reads.Task;
            Write(buffer.Span);
        }
    }
}
