using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Mapping;

/// <summary>Search columns are compared byte by byte on PostgreSQL, so that a prefix is a range of the index as it is on SQLite.</summary>
internal static class SearchCollation
{
    private const string Bytes = "C";

    public static void UseBytes(ModelBuilder builder) => builder.Entity<CaseRow>(of =>
    {
        of.Property(r => r.Number).UseCollation(Bytes);
        of.Property(r => r.AccountId).UseCollation(Bytes);
        of.Property(r => r.SearchName).UseCollation(Bytes);
        of.Property(r => r.SearchEmail).UseCollation(Bytes);
        of.Property(r => r.SearchContact).UseCollation(Bytes);
        of.Property(r => r.SearchPhone).UseCollation(Bytes);
    });
}
