using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Conversation;

/// <summary>Asks the appellant; the case waits for them. Needs the claim; carries the question itself, whatever a draft says.</summary>
internal sealed record AskAppellant(CaseId Case, ClaimToken Token, Question Question) : CaseDeed<MessageId>(Case)
{
    public override May Needs => May.WorkCases;

    protected override async Task<Result<MessageId>> DoAsync(Case subject, DeedScope scope)
    {
        var asked = subject.Ask(Question, new MessageId(Guid.CreateVersion7()), scope.Me.Name, scope.Me.Id, Token, scope.World, scope.Now);
        if (asked.IsDone)
        {
            scope.Tell(subject, asked.Answer);
            await scope.Db.Drafts.Where(d => d.CaseId == Case && d.Kind == DraftKind.Message && d.Person == scope.Me.Id).ExecuteDeleteAsync(scope.Stop);
        }

        return asked.As(message => message.Id);
    }
}

/// <summary>Lets the case wait for the answer to its open question again. Needs the claim.</summary>
internal sealed record WaitForAnswer(CaseId Case, ClaimToken Token) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.WaitForAnswer(scope.Me.Id, Token, scope.World, scope.Now));
}

/// <summary>
/// Writes down what the appellant said on another channel. It is their deed, so it needs no claim and ends nobody's; marked with who
/// wrote it down.
/// </summary>
internal sealed record RecordAnswer(CaseId Case, AppellantAnswer Answer) : CaseDeed<MessageId>(Case)
{
    public override May Needs => May.WorkCases;

    protected override async Task<Result<MessageId>> DoAsync(Case subject, DeedScope scope)
    {
        var heard = subject.ReceiveAnswer(Answer, new MessageId(Guid.CreateVersion7()), scope.Me.Id, scope.World, scope.Now);
        if (heard.IsDone)
        {
            await scope.Db.Drafts.Where(d => d.CaseId == Case && d.Kind == DraftKind.Message && d.Person == scope.Me.Id).ExecuteDeleteAsync(scope.Stop);
        }

        return heard.As(message => message.Id);
    }
}

/// <summary>Sends the reminder that is due on a case, or ends its time to answer.</summary>
internal sealed record GoOnAsking(CaseId Case) : CaseDeed<MessageType>(Case)
{
    public override May Needs => May.KeepAsking;

    protected override async Task<Result<MessageType>> DoAsync(Case subject, DeedScope scope)
    {
        if (subject.Thread?.Question.By is not { } asker)
        {
            return Refusal.Of("nothing_due");
        }

        // Whoever asked stays the one who asks, also when they do not work here any more.
        var name = await scope.Db.Users.AsNoTracking().Where(p => p.Id == asker.Value).Select(p => new ReviewerName(p.Alias, p.Number)).SingleAsync(scope.Stop);
        var sent = subject.GoOnAsking(new MessageId(Guid.CreateVersion7()), name, scope.World, scope.Now);
        if (sent.IsDone)
        {
            scope.Tell(subject, sent.Answer);
        }

        return sent.As(message => message.Kind);
    }
}

/// <summary>Tells the platform that there is something for the appellant.</summary>
internal static class MessageOut
{
    /// <summary>Writes the message's id into the outbox; the text itself is fetched by it.</summary>
    public static void Tell(this DeedScope scope, Case subject, Message message) => scope.Send("information.requested", subject, new
    {
        caseNumber = subject.Number.Value,
        appealId = subject.LatestAppeal,
        messageId = message.Id.Value,
        kind = message.Kind.ToString().ToLowerInvariant(),
        answerBy = message.Until,
    });
}
