using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Mapping;

/// <summary>Search columns are compared byte by byte on PostgreSQL, so that a prefix is a range of the index as it is on SQLite.</summary>
internal static class SearchCollation
{
    private const string Bytes = "C";

    public static void UseBytes(ModelBuilder builder)
    {
        builder.Entity<SearchedName>().Property(n => n.Text).UseCollation(Bytes);
        builder.Entity<CaseRow>(Lines);
    }

    private static void Lines(EntityTypeBuilder<CaseRow> of)
    {
        of.Property(r => r.Number).UseCollation(Bytes);
        of.Property(r => r.SearchAccount).UseCollation(Bytes);
        of.Property(r => r.SearchEmail).UseCollation(Bytes);
        of.Property(r => r.SearchContact).UseCollation(Bytes);
        of.Property(r => r.SearchPhone).UseCollation(Bytes);
    }
}
