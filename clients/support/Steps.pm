package Steps;

# What a driver in Perl says and asks beside its client. A step is told on a line of its own: @@ NAME ok|none|failed TEXT.

use strict;
use warnings;
use utf8;
use Exporter 'import';
use HTTP::Cookies;
use JSON;
use LWP::UserAgent;
use Time::HiRes;

our @EXPORT = qw(step none lose_session edit_as_another cookies_of is_out);
binmode STDOUT, ':encoding(UTF-8)';
$| = 1;

# One step: what it returns is told, what it dies of is why it failed.
sub step {
    my ($name, $act) = @_;
    my $text = eval { $act->() // '' };
    defined $text ? tell_of($name, 'ok', $text) : tell_of($name, 'failed', $@);
}

# A step that the client has nothing for.
sub none { tell_of($_[0], 'none', $_[1]) }

# Ends every session of the account, as an operator does.
sub lose_session { system($ENV{CLIENT_LOSE_SESSION}) == 0 or die 'The sessions could not be ended' }

# Somebody else changes a page, in another second than the last change of it.
sub edit_as_another {
    my ($title, $text) = @_;
    Time::HiRes::sleep(1.1);
    my $form = { action => 'edit', format => 'json', title => $title, text => $text, token => '+\\' };
    my $answer = LWP::UserAgent->new->post($ENV{CLIENT_API}, $form);
    decode_json($answer->content)->{edit}{result} eq 'Success' or die $answer->content;
}

# A copy of the cookies of a user agent, as a header.
sub cookies_of {
    my @pairs;
    $_[0]->cookie_jar->scan(sub { push @pairs, "$_[1]=$_[2]" });
    return join '; ', @pairs;
}

# Dies if these cookies are anybody's.
sub is_out {
    my ($cookies) = @_;
    $cookies or die 'There are no cookies to ask with';
    my $answer = LWP::UserAgent->new->get("$ENV{CLIENT_API}?action=query&meta=userinfo&format=json", Cookie => $cookies);
    my $userinfo = decode_json($answer->content)->{query}{userinfo};
    exists $userinfo->{anon} or die "The old cookies are still $userinfo->{name}";
}

sub tell_of {
    my ($name, $result, $text) = @_;
    $text =~ s/\s+/ /g;
    print "\@\@ $name $result " . substr($text, 0, 200) . "\n";
}

1;
