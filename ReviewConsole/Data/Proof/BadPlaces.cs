using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;

namespace ReviewConsole.Data.Proof;

/// <summary>What a check finds on its way, of which only the first is told: the first that was sealed, since that is a place nobody can dispute; else the first that was met.</summary>
internal sealed class BadPlaces
{
    private BadPlace? _sealed;
    private BadPlace? _met;

    /// <summary>Takes what was found in the order it was met.</summary>
    public void Add(IEnumerable<BadPlace> found)
    {
        foreach (var bad in found)
        {
            _met ??= bad;
            _sealed = bad.Index is not null && (_sealed is null || bad.Index < _sealed.Index) ? bad : _sealed;
        }
    }

    /// <summary>What has no fact at all has no place, and comes after what has one.</summary>
    public static BadPlace? Earlier(IEnumerable<BadPlace?> found, List<string> streams) => found.OfType<BadPlace>()
        .MinBy(bad => (streams.IndexOf(bad.Stream), bad.Sequence == 0 ? long.MaxValue : bad.Sequence));

    /// <summary>The first place among the sealed, whatever is wrong there; null where nothing sealed is.</summary>
    /// <param name="order">What is wrong with the sealed order itself.</param>
    public long? FirstIndex(BadSeal? order) => IsOfOrder(order) ? order!.Index : _sealed?.Index;

    /// <summary>The first, with its place among the sealed where it has one.</summary>
    public async Task<BadPlace?> FirstAsync(ReviewDb db, BadSeal? order, CancellationToken stop)
    {
        if (_met is { Index: null, Sequence: > 0 } met && await IndexAsync(db, met, stop) is { } index)
        {
            Add([met with { Index = index }]);
        }

        if (!IsOfOrder(order))
        {
            return _sealed ?? _met;
        }

        // A fact that is gone has left a gap in its stream, which is the first that was met there.
        var at = order!.Fact is null ? null : await db.Facts.Where(f => f.Id == order.Fact).Select(f => new { f.Stream, f.Sequence }).SingleOrDefaultAsync(stop);
        return at is not null ? new BadPlace(at.Stream, at.Sequence, order.Code) { Index = order.Index }
            : order.Code == "fact_missing" && _met is { Code: "fact_missing" or "tail_cut" } gap ? gap with { Code = order.Code, Index = order.Index }
            : new BadPlace("", 0, order.Code) { Index = order.Index };
    }

    // A root that differs only says that something did from the checkpoint before on.
    private bool IsOfOrder(BadSeal? order) =>
        order is not null && (_sealed is null || (order.Code != "checkpoint_differs" && order.Index < _sealed.Index));

    // Only what stands at the place it names: where a fact is missing, the one behind it is not the bad one.
    private static Task<long?> IndexAsync(ReviewDb db, BadPlace of, CancellationToken stop) => of.Code is "fact_missing" or "tail_cut" or "head_changed" ? Task.FromResult<long?>(null)
        : db.Facts.Where(f => f.Stream == of.Stream && f.Sequence == of.Sequence).Join(db.SealedFacts, f => f.Id, s => s.FactId, (f, s) => (long?)s.Index).SingleOrDefaultAsync(stop);
}
