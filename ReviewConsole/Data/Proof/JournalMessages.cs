using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Proof;

/// <summary>Checks that messages to and from the appellant say what their facts say, as <see cref="JournalDecisions"/> does for decisions.</summary>
internal static class JournalMessages
{
    /// <summary>The first bad place among the messages of these streams, whose facts were found in order.</summary>
    public static async Task<BadPlace?> CheckAsync(ReviewDb db, List<string> streams, ILookup<string, FactRow> facts, CancellationToken stop)
    {
        var messages = await CasesOf.Streams(db, streams).SelectMany(c => c.Messages, (c, m) => new { c.Number, Message = m }).ToListAsync(stop);
        var asked = streams.ToHashSet(StringComparer.Ordinal);
        messages.RemoveAll(m => !asked.Contains(m.Number.Value));
        var misfits = (await Misfits.MessagesAsync(db, streams[0], streams[^1], stop)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var byId = messages.ToDictionary(m => m.Message.Id);
        foreach (var fact in streams.SelectMany(s => facts[s].Where(f => MessageFact.Kinds.Contains(f.Kind, StringComparer.Ordinal)).OrderBy(f => f.Sequence)))
        {
            var codes = FactHash.ReadCodes(fact.Codes);
            if (!byId.Remove(new MessageId(Guid.Parse(codes["message"])), out var found))
            {
                return new BadPlace(fact.Stream, fact.Sequence, "message_missing");
            }

            if (misfits.Contains(codes["message"]) || found.Number.Value != fact.Stream || !Agrees(found.Message, fact, codes, facts[fact.Stream]))
            {
                return new BadPlace(fact.Stream, fact.Sequence, "message_changed");
            }
        }

        return byId.Count == 0 ? null : new BadPlace(byId.Values.First().Number.Value, 0, "message_without_fact");
    }

    private static bool Agrees(Message message, FactRow fact, IReadOnlyDictionary<string, string> codes, IEnumerable<FactRow> stream)
    {
        var stands = MessageFact.Of(message);
        return stands.Kind == fact.Kind
            && fact.At == message.At
            && IsBy(message, fact)
            && MessageFact.Codes.All(name => stands.Codes.GetValueOrDefault(name) == codes.GetValueOrDefault(name))
            && Says(stands, "asked", fact.Values.Find(v => v.Name == "asked"))
            && Says(stands, "text", fact.Values.Find(v => v.Name == "text") ?? Statement(codes, stream));
    }

    // Whoever asked, or wrote down, did the deed; nobody is named for what the program or the appellant sent.
    private static bool IsBy(Message message, FactRow fact) => message.Kind is MessageType.Question or MessageType.RightAnswered || message.ByHand
        ? message.By is { } person && fact.Actor == Actor.Of(person).Key
        : message.By is null;

    // A value that was erased says nothing any more.
    private static bool Says(Fact stands, string name, FactValue? said) =>
        said is { Value: null } || stands.Personal.GetValueOrDefault(name) == said?.Value;

    // Who appealed again instead of answering: their words are in the fact of that appeal.
    private static FactValue? Statement(IReadOnlyDictionary<string, string> codes, IEnumerable<FactRow> stream) =>
        codes.TryGetValue("appeal", out var appeal)
            ? stream.FirstOrDefault(f => f.Kind == FactKinds.AppealJoined && FactHash.ReadCodes(f.Codes)["appeal"] == appeal)?.Values.Find(v => v.Name == "statement")
            : null;
}
