using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Data.Appellant;

/// <summary>Tells the platform what becomes of what an appellant asked for beside the appeal: ids and codes only, the words are fetched.</summary>
internal static class RightsOut
{
    /// <summary>There is an answer to deliver; what cannot be got back goes to every address, in case somebody else asked for it.</summary>
    public static void TellAnswer(this DeedScope scope, Case subject, RightsRequest right)
    {
        var answer = right.Answers[^1];
        scope.Send("right.answered", subject, new
        {
            caseNumber = subject.Number.Value,
            appealId = subject.LatestAppeal,
            rightId = right.Id.Value,
            right = ApiJson.Word(right.Kind),
            answer = ApiJson.Word(answer.Kind),
            messageId = answer.Message.Value,
            undoUntil = answer.UndoUntil,
            allAddresses = IsForAll(answer),
        });
    }

    /// <summary>Something else came of it: it takes effect, and is to be carried out; or it was undone, and is not.</summary>
    public static void TellRight(this DeedScope scope, string type, Case subject, RightsRequest right) => scope.Send(type, subject, new
    {
        caseNumber = subject.Number.Value,
        appealId = subject.LatestAppeal,
        rightId = right.Id.Value,
        right = ApiJson.Word(right.Kind),
        allAddresses = type == "right.undone",
    });

    /// <summary>Whether an answer goes to every address the account ever had, not only where the appellant wants to be reached.</summary>
    public static bool IsForAll(RightAnswer answer) => answer.Kind == RightAnswerKind.Granted;
}
