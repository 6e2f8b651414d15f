using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ReviewConsole.Data.Context;

namespace ReviewConsole.Data.Setup;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model for SQLite; opens nothing.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteReviewDb>
{
    public SqliteReviewDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>Lets <c>dotnet ef migrations add</c> build the model for PostgreSQL; opens nothing.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresReviewDb>
{
    public PostgresReviewDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresReviewDb>().UseNpgsql("Host=design-time").Options);
}
