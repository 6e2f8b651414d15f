using System.Text;

namespace ReviewConsole.Architecture;

/// <summary>
/// C# without its comments and the text inside its strings, line for line, so that a search finds code only. What stands in
/// the holes of an interpolated string is code and stays.
/// </summary>
internal sealed class CodeText
{
    private readonly string _text;
    private readonly StringBuilder _code = new();
    private int _at;

    private CodeText(string text) => _text = text;

    public static string Of(string text)
    {
        var lexer = new CodeText(text);
        lexer.Code(untilHoleEnds: false);
        return lexer._code.ToString();
    }

    private char Here => _at < _text.Length ? _text[_at] : '\0';

    private bool Sees(string word) => string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0;

    private void Keep() => _code.Append(_text[_at++]);

    private void Blank()
    {
        _code.Append(_text[_at] == '\n' ? '\n' : ' ');
        _at++;
    }

    private void BlankWhile(Func<bool> inside)
    {
        while (_at < _text.Length && inside())
        {
            Blank();
        }
    }

    private void Code(bool untilHoleEnds)
    {
        for (var depth = 0; _at < _text.Length;)
        {
            if (Sees("//"))
            {
                BlankWhile(() => Here != '\n');
            }
            else if (Sees("/*"))
            {
                BlankWhile(() => !Sees("*/"));
                BlankWhile(() => Here is '*' or '/');
            }
            else if (Here == '\'')
            {
                Character();
            }
            else if (StringStartsHere(out var prefix))
            {
                String(prefix);
            }
            else
            {
                depth += Here switch { '{' => 1, '}' => -1, _ => 0 };
                if (untilHoleEnds && depth < 0)
                {
                    return;
                }

                Keep();
            }
        }
    }

    private void Character()
    {
        Blank();
        BlankWhile(() => Here is not ('\'' or '\n') && (Here != '\\' || SkipEscaped()));
        if (Here == '\'')
        {
            Blank();
        }
    }

    private bool SkipEscaped()
    {
        Blank();
        return true;
    }

    private bool StringStartsHere(out string prefix)
    {
        var end = _at;
        while (end < _text.Length && _text[end] is '$' or '@')
        {
            end++;
        }

        prefix = _text[_at..end];
        return end < _text.Length && _text[end] == '"';
    }

    private void String(string prefix)
    {
        BlankWhile(() => Here is '$' or '@');
        var quotes = 0;
        while (_at + quotes < _text.Length && _text[_at + quotes] == '"')
        {
            quotes++;
        }

        var verbatim = prefix.Contains('@', StringComparison.Ordinal);
        var holes = prefix.Count(character => character == '$');
        if (quotes >= 3 && !verbatim)
        {
            Body(new string('"', quotes), holes, escapes: false, doubled: false);
        }
        else
        {
            Body("\"", holes, escapes: !verbatim, doubled: verbatim);
        }
    }

    private void Body(string quote, int holes, bool escapes, bool doubled)
    {
        BlankTimes(quote.Length);
        while (_at < _text.Length)
        {
            if (doubled && Sees(quote + quote))
            {
                BlankTimes(2);
            }
            else if (Sees(quote))
            {
                BlankTimes(quote.Length);
                return;
            }
            else if (escapes && Here == '\\')
            {
                BlankTimes(2);
            }
            else if (holes == 1 && quote.Length == 1 && (Sees("{{") || Sees("}}")))
            {
                BlankTimes(2);
            }
            else if (holes > 0 && Sees(new string('{', holes)))
            {
                BlankTimes(holes);
                Code(untilHoleEnds: true);
                BlankTimes(holes);
            }
            else
            {
                Blank();
            }
        }
    }

    private void BlankTimes(int times)
    {
        for (; times > 0 && _at < _text.Length; times--)
        {
            Blank();
        }
    }
}
