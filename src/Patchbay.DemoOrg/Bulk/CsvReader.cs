using System.Text;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>Reads rows of CSV (RFC 4180), one at a time. Takes LF and CR LF.</summary>
internal sealed class CsvReader(TextReader text, char delimiter)
{
    private readonly StringBuilder _field = new();

    /// <summary>The next row; null at the end.</summary>
    /// <exception cref="FormatException">A quotation mark is never closed.</exception>
    public List<string>? Read()
    {
        if (text.Peek() < 0)
            return null;
        var row = new List<string>();
        while (true)
        {
            var isLast = ReadField(out var value);
            row.Add(value);
            if (isLast)
                return row;
        }
    }

    // True when the row ends here.
    private bool ReadField(out string value)
    {
        _field.Clear();
        if (text.Peek() == '"')
            ReadQuoted();
        while (true)
        {
            var next = text.Read();
            if (next == delimiter)
            {
                value = _field.ToString();
                return false;
            }

            if (next is '\r' && text.Peek() == '\n')
                next = text.Read();
            if (next is -1 or '\n')
            {
                value = _field.ToString();
                return true;
            }

            _field.Append((char)next);
        }
    }

    private void ReadQuoted()
    {
        text.Read();
        while (true)
        {
            var next = text.Read();
            if (next < 0)
                throw new FormatException("A quotation mark is never closed.");
            if (next == '"')
            {
                if (text.Peek() != '"')
                    return;
                text.Read();
            }

            _field.Append((char)next);
        }
    }
}
