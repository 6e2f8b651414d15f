using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ReviewConsole.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_answers",
                columns: table => new
                {
                    Client = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RequestHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Location = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_answers", x => new { x.Client, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Client = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Shown = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Scopes = table.Column<string>(type: "text", nullable: false),
                    Secret = table.Column<string>(type: "text", nullable: true),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastUsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "assigning_rules",
                columns: table => new
                {
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Rules = table.Column<string>(type: "text", nullable: false),
                    SetBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SetAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assigning_rules", x => x.Version);
                });

            migrationBuilder.CreateTable(
                name: "calibration_cases",
                columns: table => new
                {
                    Decision = table.Column<Guid>(type: "uuid", nullable: false),
                    Case = table.Column<long>(type: "bigint", nullable: false),
                    Known = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    SetBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SetAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calibration_cases", x => x.Decision);
                });

            migrationBuilder.CreateTable(
                name: "case_rows",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false, collation: "C"),
                    Lane = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    WaitingFor = table.Column<int>(type: "integer", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    UrgentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OrderVersion = table.Column<long>(type: "bigint", nullable: false),
                    RuleVersion = table.Column<long>(type: "bigint", nullable: false),
                    RulesAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CapAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PausedDays = table.Column<int>(type: "integer", nullable: false),
                    NextClockAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Near = table.Column<int>(type: "integer", nullable: false),
                    Missed = table.Column<int>(type: "integer", nullable: false),
                    PausedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AnswerBy = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CameBack = table.Column<int>(type: "integer", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ImposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FirstJudge = table.Column<Guid>(type: "uuid", nullable: true),
                    SecondJudge = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Outcome = table.Column<int>(type: "integer", nullable: true),
                    Grounds = table.Column<string>(type: "text", nullable: false),
                    Holder = table.Column<Guid>(type: "uuid", nullable: true),
                    ClaimUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Assignee = table.Column<Guid>(type: "uuid", nullable: true),
                    BackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Basis = table.Column<int>(type: "integer", nullable: false),
                    Scopes = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    DeclinesFace = table.Column<bool>(type: "boolean", nullable: false),
                    AsksForHuman = table.Column<bool>(type: "boolean", nullable: false),
                    Rights = table.Column<int>(type: "integer", nullable: false),
                    RightsDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HeldMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: true),
                    OpenOrders = table.Column<int>(type: "integer", nullable: false),
                    Livelihood = table.Column<bool>(type: "boolean", nullable: false),
                    BeforeLead = table.Column<bool>(type: "boolean", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    SignalCount = table.Column<int>(type: "integer", nullable: false),
                    TopSignals = table.Column<string>(type: "text", nullable: false),
                    AccountId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SearchAccount = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    DisplayName = table.Column<string>(type: "text", nullable: true),
                    SearchEmail = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SearchContact = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SearchPhone = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_rows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    RoundOpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FirstLookAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClockMarks = table.Column<string>(type: "text", nullable: false),
                    NextMessageAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Account = table.Column<string>(type: "text", nullable: false),
                    Restriction = table.Column<string>(type: "text", nullable: false),
                    RestrictionId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Harm = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    WaitingFor = table.Column<int>(type: "integer", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    DeclinesFace = table.Column<bool>(type: "boolean", nullable: false),
                    AsksForHuman = table.Column<bool>(type: "boolean", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Claim = table.Column<string>(type: "text", nullable: true),
                    LastToken = table.Column<long>(type: "bigint", nullable: false),
                    Assignee = table.Column<Guid>(type: "uuid", nullable: true),
                    Aside = table.Column<string>(type: "text", nullable: true),
                    Sheet = table.Column<string>(type: "text", nullable: true),
                    Skips = table.Column<string>(type: "text", nullable: false),
                    BeforeLead = table.Column<bool>(type: "boolean", nullable: false),
                    Gaps = table.Column<string>(type: "text", nullable: false),
                    Effects = table.Column<string>(type: "text", nullable: false),
                    IsConnected = table.Column<bool>(type: "boolean", nullable: false),
                    NoticeReports = table.Column<string>(type: "text", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Judgements = table.Column<string>(type: "text", nullable: false),
                    SecondDemand = table.Column<string>(type: "text", nullable: true),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    CapAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Pauses = table.Column<string>(type: "text", nullable: false),
                    CameBack = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counters", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "daily_counts",
                columns: table => new
                {
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_daily_counts", x => new { x.Day, x.Measure, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "declared_interests",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SearchAccount = table.Column<string>(type: "text", nullable: false),
                    DeclaredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_declared_interests", x => new { x.Person, x.AccountId });
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Message = table.Column<Guid>(type: "uuid", nullable: false),
                    Endpoint = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Case = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Tried = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TakenUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastEnd = table.Column<int>(type: "integer", nullable: false),
                    LastStatus = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_attempts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Delivery = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Milliseconds = table.Column<int>(type: "integer", nullable: false),
                    End = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    Answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_attempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => new { x.CaseId, x.Round, x.Person, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "event_issuers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Issuer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Audience = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Keys = table.Column<string>(type: "text", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    KeysAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OffSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastTakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_issuers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "event_tokens",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Issuer = table.Column<Guid>(type: "uuid", nullable: false),
                    Token = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Events = table.Column<string>(type: "text", nullable: false),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Became = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_tokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Stream = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActorKind = table.Column<int>(type: "integer", nullable: false),
                    Actor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Command = table.Column<Guid>(type: "uuid", nullable: false),
                    Codes = table.Column<string>(type: "text", nullable: false),
                    Previous = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "journal_heads",
                columns: table => new
                {
                    Stream = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_heads", x => x.Stream);
                });

            migrationBuilder.CreateTable(
                name: "journal_seal",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Origin = table.Column<string>(type: "text", nullable: false),
                    Epoch = table.Column<int>(type: "integer", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Explained = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    HeldSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HeldWhy = table.Column<string>(type: "text", nullable: true),
                    HeldText = table.Column<string>(type: "text", nullable: true),
                    HeldFork = table.Column<long>(type: "bigint", nullable: false),
                    AgreedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AgreedAsLead = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_seal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kept_signals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Whose = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Fired = table.Column<string>(type: "text", nullable: false),
                    Event = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Token = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StaleFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Beside = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_signals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "order_weights",
                columns: table => new
                {
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Weights = table.Column<string>(type: "text", nullable: false),
                    SetBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SetAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_weights", x => x.Version);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    Data = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NotBefore = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Alias = table.Column<string>(type: "text", nullable: false),
                    Reads = table.Column<string>(type: "text", nullable: false),
                    Culture = table.Column<string>(type: "text", nullable: true),
                    TimeZone = table.Column<string>(type: "text", nullable: true),
                    DisabledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AwayUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MostHeld = table.Column<int>(type: "integer", nullable: true),
                    Skills = table.Column<string>(type: "text", nullable: true),
                    Group = table.Column<string>(type: "text", nullable: true),
                    IsExperienced = table.Column<bool>(type: "boolean", nullable: false),
                    DeputyUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    InvitationHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    InvitedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "re_reviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Decision = table.Column<Guid>(type: "uuid", nullable: false),
                    Case = table.Column<long>(type: "bigint", nullable: false),
                    Right = table.Column<int>(type: "integer", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    HeldUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    JudgedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Marks = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_re_reviews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "refused_appeals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RefusedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Import = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    AppealId = table.Column<string>(type: "text", nullable: true),
                    Refusals = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    IsWhole = table.Column<bool>(type: "boolean", nullable: false),
                    TextHash = table.Column<string>(type: "text", nullable: false),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    BecameCase = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refused_appeals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "role_changes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    To = table.Column<int>(type: "integer", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SettledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Agreed = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_role_changes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sampled_days",
                columns: table => new
                {
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Decisions = table.Column<int>(type: "integer", nullable: false),
                    Drawn = table.Column<int>(type: "integer", nullable: false),
                    Seed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sampled_days", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "seal_checkpoints",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Epoch = table.Column<int>(type: "integer", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Signature = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seal_checkpoints", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "seal_nodes",
                columns: table => new
                {
                    Level = table.Column<int>(type: "integer", nullable: false),
                    Index = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seal_nodes", x => new { x.Level, x.Index });
                });

            migrationBuilder.CreateTable(
                name: "sealed_facts",
                columns: table => new
                {
                    Index = table.Column<long>(type: "bigint", nullable: false),
                    FactId = table.Column<long>(type: "bigint", nullable: false),
                    Leaf = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sealed_facts", x => x.Index);
                });

            migrationBuilder.CreateTable(
                name: "signing_keys",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Public = table.Column<string>(type: "text", nullable: false),
                    Private = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "skips",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skips", x => new { x.Person, x.CaseId });
                });

            migrationBuilder.CreateTable(
                name: "status_accesses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    LinkHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CodeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    LockedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_status_accesses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Url = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Audience = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Types = table.Column<string>(type: "text", nullable: false),
                    Secret = table.Column<string>(type: "text", nullable: false),
                    OldSecret = table.Column<string>(type: "text", nullable: true),
                    OldUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OffSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OffWhy = table.Column<int>(type: "integer", nullable: false),
                    LastGoodAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastBadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FailedInARow = table.Column<int>(type: "integer", nullable: false),
                    PausedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_endpoints", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "case_links",
                columns: table => new
                {
                    Case = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_links", x => new { x.Kind, x.Hash, x.Case });
                    table.ForeignKey(
                        name: "FK_case_links_case_rows_Case",
                        column: x => x.Case,
                        principalTable: "case_rows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "searched_names",
                columns: table => new
                {
                    Case = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_searched_names", x => new { x.Text, x.Case });
                    table.ForeignKey(
                        name: "FK_searched_names_case_rows_Case",
                        column: x => x.Case,
                        principalTable: "case_rows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "appeals",
                columns: table => new
                {
                    AppealId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    Statement = table.Column<string>(type: "text", nullable: false),
                    DeclinesFace = table.Column<bool>(type: "boolean", nullable: false),
                    AsksForHuman = table.Column<bool>(type: "boolean", nullable: false),
                    Contact = table.Column<string>(type: "text", nullable: true),
                    ContentHash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appeals", x => x.AppealId);
                    table.ForeignKey(
                        name: "FK_appeals_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_signals",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ObservedOn = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StaleFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiryFromPlatform = table.Column<bool>(type: "boolean", nullable: false),
                    Weight = table.Column<int>(type: "integer", nullable: false),
                    IsTheft = table.Column<bool>(type: "boolean", nullable: false),
                    Touches = table.Column<string>(type: "text", nullable: false),
                    Observed = table.Column<string>(type: "text", nullable: true),
                    Baseline = table.Column<string>(type: "text", nullable: true),
                    Source = table.Column<string>(type: "text", nullable: true),
                    Evidence = table.Column<string>(type: "text", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    Finding = table.Column<int>(type: "integer", nullable: true),
                    Reply = table.Column<string>(type: "text", nullable: true),
                    OpenedBy = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_signals", x => new { x.CaseId, x.Round, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_case_signals_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "checks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Route = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    OfferedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OpenUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Seen = table.Column<string>(type: "text", nullable: true),
                    Details = table.Column<string>(type: "text", nullable: true),
                    Reference = table.Column<string>(type: "text", nullable: true),
                    Right = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_checks_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Supersedes = table.Column<Guid>(type: "uuid", nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    Grounds = table.Column<string>(type: "text", nullable: false),
                    Conditions = table.Column<string>(type: "text", nullable: false),
                    Narrowing = table.Column<string>(type: "text", nullable: true),
                    Shield = table.Column<string>(type: "text", nullable: true),
                    Findings = table.Column<string>(type: "text", nullable: false),
                    Evidence = table.Column<string>(type: "text", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: true),
                    Path = table.Column<int>(type: "integer", nullable: true),
                    RecheckOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MilderWhy = table.Column<string>(type: "text", nullable: true),
                    SupersedeReason = table.Column<string>(type: "text", nullable: true),
                    Justification = table.Column<string>(type: "text", nullable: false),
                    OwnWords = table.Column<string>(type: "text", nullable: false),
                    InternalNote = table.Column<string>(type: "text", nullable: true),
                    Notice = table.Column<string>(type: "text", nullable: false),
                    Context = table.Column<string>(type: "text", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SecondedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CatalogueVersion = table.Column<string>(type: "text", nullable: false),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_decisions_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    About = table.Column<Guid>(type: "uuid", nullable: true),
                    Language = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    ByHand = table.Column<bool>(type: "boolean", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Asked = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_messages_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rights_requests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    EffectiveAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ToldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reports = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rights_requests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rights_requests_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fact_values",
                columns: table => new
                {
                    FactId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    Commitment = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_values", x => new { x.FactId, x.Name });
                    table.ForeignKey(
                        name: "FK_fact_values_facts_FactId",
                        column: x => x.FactId,
                        principalTable: "facts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "person_claims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_person_claims_people_UserId",
                        column: x => x.UserId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_logins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    ProviderKey = table.Column<string>(type: "text", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_logins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_person_logins_people_UserId",
                        column: x => x.UserId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_tokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_tokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_person_tokens_people_UserId",
                        column: x => x.UserId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_api_answers_At",
                table: "api_answers",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_api_keys_Hash",
                table: "api_keys",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_appeals_CaseId",
                table: "appeals",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_case_links_Case",
                table: "case_links",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Assignee_DueAt_Id",
                table: "case_rows",
                columns: new[] { "Assignee", "DueAt", "Id" },
                filter: "\"Assignee\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Assignee_UrgentAt_Id",
                table: "case_rows",
                columns: new[] { "Assignee", "UrgentAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_BackAt_Id",
                table: "case_rows",
                columns: new[] { "BackAt", "Id" },
                filter: "\"BackAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_CameBack_Id",
                table: "case_rows",
                columns: new[] { "CameBack", "Id" },
                filter: "\"CameBack\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_HeldMinor_Id",
                table: "case_rows",
                columns: new[] { "HeldMinor", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Holder_DueAt_Id",
                table: "case_rows",
                columns: new[] { "Holder", "DueAt", "Id" },
                filter: "\"Holder\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Holder_UrgentAt_Id",
                table: "case_rows",
                columns: new[] { "Holder", "UrgentAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_ImposedAt_Id",
                table: "case_rows",
                columns: new[] { "ImposedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Lane_DecidedAt_Id",
                table: "case_rows",
                columns: new[] { "Lane", "DecidedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Lane_DueAt_Id",
                table: "case_rows",
                columns: new[] { "Lane", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Lane_HeldMinor_Id",
                table: "case_rows",
                columns: new[] { "Lane", "HeldMinor", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Lane_ImposedAt_Id",
                table: "case_rows",
                columns: new[] { "Lane", "ImposedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Lane_Language_UrgentAt_Id_ClaimUntil",
                table: "case_rows",
                columns: new[] { "Lane", "Language", "UrgentAt", "Id", "ClaimUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Lane_OrderVersion_Id",
                table: "case_rows",
                columns: new[] { "Lane", "OrderVersion", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Lane_ReceivedAt_Id",
                table: "case_rows",
                columns: new[] { "Lane", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Lane_RuleVersion_Id",
                table: "case_rows",
                columns: new[] { "Lane", "RuleVersion", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Lane_UrgentAt_Id_ClaimUntil",
                table: "case_rows",
                columns: new[] { "Lane", "UrgentAt", "Id", "ClaimUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Missed_DueAt_Id",
                table: "case_rows",
                columns: new[] { "Missed", "DueAt", "Id" },
                filter: "\"Missed\" <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Near_DueAt_Id",
                table: "case_rows",
                columns: new[] { "Near", "DueAt", "Id" },
                filter: "\"Near\" <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_NextClockAt_Id",
                table: "case_rows",
                columns: new[] { "NextClockAt", "Id" },
                filter: "\"NextClockAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_Number",
                table: "case_rows",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_ReceivedAt_Id",
                table: "case_rows",
                columns: new[] { "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_RightsDueAt_Id",
                table: "case_rows",
                columns: new[] { "RightsDueAt", "Id" },
                filter: "\"RightsDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_RulesAt_Id",
                table: "case_rows",
                columns: new[] { "RulesAt", "Id" },
                filter: "\"RulesAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_SearchAccount_Id",
                table: "case_rows",
                columns: new[] { "SearchAccount", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_SearchContact_Id",
                table: "case_rows",
                columns: new[] { "SearchContact", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_SearchEmail_Id",
                table: "case_rows",
                columns: new[] { "SearchEmail", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_rows_SearchPhone_Id",
                table: "case_rows",
                columns: new[] { "SearchPhone", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_signals_Code_CaseId",
                table: "case_signals",
                columns: new[] { "Code", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_NextMessageAt",
                table: "cases",
                column: "NextMessageAt",
                filter: "\"NextMessageAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_Number",
                table: "cases",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_RestrictionId",
                table: "cases",
                column: "RestrictionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_checks_CaseId",
                table: "checks",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_checks_State_OpenUntil",
                table: "checks",
                columns: new[] { "State", "OpenUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_daily_counts_Measure_Day",
                table: "daily_counts",
                columns: new[] { "Measure", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_decisions_CaseId_Round_Supersedes",
                table: "decisions",
                columns: new[] { "CaseId", "Round", "Supersedes" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_decisions_DecidedAt",
                table: "decisions",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_decisions_DecidedBy_DecidedAt",
                table: "decisions",
                columns: new[] { "DecidedBy", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_Endpoint_NextAt",
                table: "deliveries",
                columns: new[] { "Endpoint", "NextAt" },
                filter: "\"NextAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_Endpoint_State_Id",
                table: "deliveries",
                columns: new[] { "Endpoint", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_Message",
                table: "deliveries",
                column: "Message");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_State_Id",
                table: "deliveries",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_Type_Case",
                table: "deliveries",
                columns: new[] { "Type", "Case" },
                filter: "\"State\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_attempts_Delivery_Id",
                table: "delivery_attempts",
                columns: new[] { "Delivery", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_event_issuers_Issuer",
                table: "event_issuers",
                column: "Issuer",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_event_tokens_At",
                table: "event_tokens",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_event_tokens_Issuer_Token",
                table: "event_tokens",
                columns: new[] { "Issuer", "Token" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_facts_Command",
                table: "facts",
                column: "Command");

            migrationBuilder.CreateIndex(
                name: "IX_facts_Kind_Actor_At",
                table: "facts",
                columns: new[] { "Kind", "Actor", "At" },
                filter: "\"Kind\" IN ('field_revealed', 'reveals_over_budget')");

            migrationBuilder.CreateIndex(
                name: "IX_facts_Stream_Sequence",
                table: "facts",
                columns: new[] { "Stream", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kept_signals_Beside",
                table: "kept_signals",
                column: "Beside",
                filter: "\"Beside\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_kept_signals_StaleFrom",
                table: "kept_signals",
                column: "StaleFrom");

            migrationBuilder.CreateIndex(
                name: "IX_kept_signals_Whose",
                table: "kept_signals",
                column: "Whose");

            migrationBuilder.CreateIndex(
                name: "IX_messages_CaseId",
                table: "messages",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_SentAt_NotBefore",
                table: "outbox",
                columns: new[] { "SentAt", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "people",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_people_InvitationHash",
                table: "people",
                column: "InvitationHash");

            migrationBuilder.CreateIndex(
                name: "IX_people_Number",
                table: "people",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "people",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_person_claims_UserId",
                table: "person_claims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_person_logins_UserId",
                table: "person_logins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_re_reviews_Decision_By",
                table: "re_reviews",
                columns: new[] { "Decision", "By" });

            migrationBuilder.CreateIndex(
                name: "IX_re_reviews_JudgedAt_AddedAt",
                table: "re_reviews",
                columns: new[] { "JudgedAt", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_refused_appeals_SettledAt_Id",
                table: "refused_appeals",
                columns: new[] { "SettledAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_refused_appeals_TextHash",
                table: "refused_appeals",
                column: "TextHash");

            migrationBuilder.CreateIndex(
                name: "IX_rights_requests_CaseId",
                table: "rights_requests",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_rights_requests_EffectiveAt",
                table: "rights_requests",
                column: "EffectiveAt",
                filter: "\"EffectiveAt\" IS NOT NULL AND \"ToldAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_role_changes_Person_SettledAt",
                table: "role_changes",
                columns: new[] { "Person", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_sealed_facts_FactId",
                table: "sealed_facts",
                column: "FactId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_searched_names_Case",
                table: "searched_names",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_status_accesses_CaseId",
                table: "status_accesses",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_status_accesses_LinkHash",
                table: "status_accesses",
                column: "LinkHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_answers");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "appeals");

            migrationBuilder.DropTable(
                name: "assigning_rules");

            migrationBuilder.DropTable(
                name: "calibration_cases");

            migrationBuilder.DropTable(
                name: "case_links");

            migrationBuilder.DropTable(
                name: "case_signals");

            migrationBuilder.DropTable(
                name: "checks");

            migrationBuilder.DropTable(
                name: "counters");

            migrationBuilder.DropTable(
                name: "daily_counts");

            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropTable(
                name: "declared_interests");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "delivery_attempts");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "event_issuers");

            migrationBuilder.DropTable(
                name: "event_tokens");

            migrationBuilder.DropTable(
                name: "fact_values");

            migrationBuilder.DropTable(
                name: "journal_heads");

            migrationBuilder.DropTable(
                name: "journal_seal");

            migrationBuilder.DropTable(
                name: "kept_signals");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "order_weights");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "person_claims");

            migrationBuilder.DropTable(
                name: "person_logins");

            migrationBuilder.DropTable(
                name: "person_tokens");

            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.DropTable(
                name: "re_reviews");

            migrationBuilder.DropTable(
                name: "refused_appeals");

            migrationBuilder.DropTable(
                name: "rights_requests");

            migrationBuilder.DropTable(
                name: "role_changes");

            migrationBuilder.DropTable(
                name: "sampled_days");

            migrationBuilder.DropTable(
                name: "seal_checkpoints");

            migrationBuilder.DropTable(
                name: "seal_nodes");

            migrationBuilder.DropTable(
                name: "sealed_facts");

            migrationBuilder.DropTable(
                name: "searched_names");

            migrationBuilder.DropTable(
                name: "signing_keys");

            migrationBuilder.DropTable(
                name: "skips");

            migrationBuilder.DropTable(
                name: "status_accesses");

            migrationBuilder.DropTable(
                name: "webhook_endpoints");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "case_rows");
        }
    }
}
