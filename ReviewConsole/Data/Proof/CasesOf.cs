using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Cases;

namespace ReviewConsole.Data.Proof;

/// <summary>The cases of a run of streams, by the range of their numbers: hundreds of names one by one would cost more than what is asked of them.</summary>
internal static class CasesOf
{
    /// <summary>All from the first to the last of these streams; maybe some between them that were not asked for.</summary>
    public static IQueryable<Case> Streams(ReviewDb db, List<string> streams) =>
        db.Cases.FromSqlRaw("SELECT * FROM cases WHERE \"Number\" >= {0} AND \"Number\" <= {1}", streams[0], streams[^1]);

    /// <summary>Of those the few that were judged by two.</summary>
    public static IQueryable<Case> WithJudgements(ReviewDb db, List<string> streams) =>
        db.Cases.FromSqlRaw("SELECT * FROM cases WHERE \"Number\" >= {0} AND \"Number\" <= {1} AND \"Judgements\" <> '[]'", streams[0], streams[^1]);
}
