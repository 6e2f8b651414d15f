using System.Globalization;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Order;

/// <summary>
/// Puts other weights in force. New cases use them from the commit on; the others are brought into the new order by <see cref="Reorder"/>.
/// Refused: <c>weights_changed</c>, <c>weights_unchanged</c>, and what is wrong with a weight.
/// </summary>
/// <param name="Weights">The weights.</param>
/// <param name="Before">The version they were made from; a change by somebody else meanwhile is not lost.</param>
internal sealed record SetWeights(HarmWeights Weights, long Before) : Deed<long>
{
    public override May Needs => May.SetOrder;

    public override IReadOnlyList<string> Names => ["order weights"];

    public override async Task<Result<long>> DoAsync(DeedScope scope)
    {
        var inForce = await WeightsInForce.ReadAsync(scope.Db, scope.Stop);
        if (Weights.Broken is { Count: > 0 } broken)
        {
            return Result<long>.Refused(broken);
        }

        if (inForce.Version != Before)
        {
            return Refusal.On("weights", "weights_changed");
        }

        if (inForce.Weights == Weights)
        {
            return Refusal.On("weights", "weights_unchanged");
        }

        var set = new OrderWeights { Version = inForce.Version + 1, Weights = Weights, SetBy = scope.Me.Id, SetAt = scope.Now };
        scope.Db.OrderWeights.Add(set);
        scope.Append(Streams.Order, Fact.Of(FactKinds.WeightsSet, [("version", Text(set.Version)), .. Changes(inForce.Weights)]));
        return set.Version;
    }

    private IEnumerable<(string, string?)> Changes(HarmWeights before) =>
        from pair in before.All.Zip(Weights.All)
        where pair.First.Hours != pair.Second.Hours
        from code in new[] { (pair.First.Name + "_before", Text(pair.First.Hours)), (pair.First.Name, Text(pair.Second.Hours)) }
        select ((string, string?))code;

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}

/// <summary>How far the queue is in the order in force.</summary>
/// <param name="Count">How many lines were brought into it now.</param>
/// <param name="More">Whether others wait.</param>
internal sealed record Reordered(int Count, bool More);

/// <summary>Brings some lines into the order in force; the last of them leaves a fact.</summary>
/// <param name="Most">At most so many, so that nobody waits behind it.</param>
internal sealed record Reorder(int Most) : Deed<Reordered>
{
    public override May Needs => May.KeepOrder;

    public override async Task<Result<Reordered>> DoAsync(DeedScope scope)
    {
        var inForce = await WeightsInForce.ReadAsync(scope.Db, scope.Stop);
        var count = await Reordering.SomeAsync(scope.Db, inForce, Most, scope.Stop);

        // Not saved yet, so what was done now is still counted with what is left.
        var more = count == Most && (await Reordering.LeftAsync(scope.Db, inForce.Version, scope.Stop)).Left > count;
        if (count > 0 && !more)
        {
            scope.Append(Streams.Order, Fact.Of(FactKinds.QueueReordered, ("version", inForce.Version.ToString(CultureInfo.InvariantCulture))));
        }

        return new Reordered(count, more);
    }
}
