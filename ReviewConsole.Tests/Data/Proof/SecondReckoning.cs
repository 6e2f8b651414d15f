using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Proof;

/// <summary>The journal's format reckoned a second time, from its description and with nothing of the program: text, UTF-8, SHA-256.</summary>
internal static class SecondReckoning
{
    public static void ShouldFit(IReadOnlyList<FactRow> stream, JournalHead head)
    {
        var previous = new string('0', 64);
        foreach (var (at, fact) in stream.Index())
        {
            fact.Sequence.ShouldBe(at + 1);
            Hex(fact.Previous).ShouldBe(previous);
            foreach (var value in fact.Values)
            {
                byte[] salted = [.. value.Salt!, .. Encoding.UTF8.GetBytes(value.Name + "\0" + value.Value)];
                Hex(value.Commitment).ShouldBe(Hex(SHA256.HashData(salted)));
            }

            previous = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(Envelope(fact, previous))));
            Hex(fact.Hash).ShouldBe(previous);
        }

        (head.Length, Hex(head.Hash)).ShouldBe((stream.Count, previous));
    }

    private static string Envelope(FactRow fact, string previous)
    {
        var commitments = fact.Values.OrderBy(v => v.Name, StringComparer.Ordinal).Select(v => $"\"{v.Name}\":\"{Hex(v.Commitment)}\"");
        var at = fact.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        return string.Concat((object[])
        [
            "{", Text("stream", fact.Stream), ",\"sequence\":", fact.Sequence, ",", Text("kind", fact.Kind), ",\"version\":", fact.Version, ",",
            Text("at", at), ",", Text("actorKind", fact.ActorKind.ToString().ToLowerInvariant()), ",", Text("actor", fact.Actor), ",",
            Text("command", fact.Command.ToString()), ",\"codes\":", fact.Codes, ",\"commitments\":{", string.Join(',', commitments), "},",
            Text("previous", previous), "}",
        ]);
    }

    private static string Text(string name, string value) => $"\"{name}\":\"{value}\"";

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
}
